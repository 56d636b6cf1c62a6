// Joins the buttons of a page to the sign-in library's scripts, and says what failed.
document.addEventListener("DOMContentLoaded", () => {
  const { addForm, authenticateForm } = window.allauth.webauthn.forms;
  const ids = { credential: "id_credential", data: "js_data" };
  if (document.getElementById("add_key")) addForm({ ids: { ...ids, add: "add_key" } });
  if (document.getElementById("show_key")) authenticateForm({ ids: { ...ids, authenticate: "show_key" } });
});

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("key_error").hidden = false;
});
