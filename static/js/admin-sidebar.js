// Opens the admin's sidebar as Django's own script will, but before the first paint: that one runs after it, and moves
// the whole page aside.
try {
  if (localStorage.getItem("django.admin.navSidebarIsOpen") !== "false") document.getElementById("main").classList.add("shifted");
} catch { /* storage may be forbidden: then Django's script decides */ }
