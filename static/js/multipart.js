// A form with one file, as it is sent. In a file's name browsers write " as %22, and a server cannot tell that from a name
// that holds %22; so where it matters the form is written here, with the name quoted as mail does it.
export function form(file, fields) {
  return /["\r\n]/.test(file.name) ? written(file, fields) : plain(file, fields);
}

function plain(file, fields) {
  const form = new FormData();
  form.append("file", file, file.name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

function written(file, fields) {
  const boundary = `----page-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("")}`;
  const head = (rest) => `--${boundary}\r\nContent-Disposition: form-data; ${rest}\r\n`;
  const name = file.name.replace(/[\r\n]/g, " ").replace(/["\\]/g, "\\$&");
  const values = Object.entries(fields).map(([field, value]) => `${head(`name="${field}"`)}\r\n${value}\r\n`);
  const opening = `${head(`name="file"; filename="${name}"`)}Content-Type: ${file.type || "application/octet-stream"}\r\n\r\n`;
  return new Blob([...values, opening, file, `\r\n--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}
