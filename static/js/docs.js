// Swagger UI on the description of the API; what is tried out there is sent as the signed-in user.
window.ui = SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    const token = document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
    if (token) request.headers["X-CSRFToken"] = token;
    return request;
  },
});
