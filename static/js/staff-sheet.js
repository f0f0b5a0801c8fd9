/* A staff sheet on a phone without reception: what could not be saved is said, in the row and at the bottom edge.
   Saving itself is htmx's; without any script the button saves. */
"use strict";

(() => {
  const notSaved = (event) => {
    const row = event.detail.elt.closest("fieldset");
    const state = row && row.querySelector(".sheet-state");
    const line = state && (state.querySelector("p") || state.appendChild(document.createElement("p")));
    if (line) {
      line.className = "field__errors";
      line.textContent = "＊まだ保存していません。";
    }
    document.getElementById("sheet-said").textContent =
      "つながらないため、まだ保存していません。電波のよい所で、選び直すか、下の「保存して…」を押してください。";
  };

  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, notSaved);
  }
})();
