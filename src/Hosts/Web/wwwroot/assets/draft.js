// SPDX-License-Identifier: EUPL-1.2
// Keeps what is typed while it is typed. Without this module the button beside the form does the same.
const PAUSE = 2000;

// Files are sent by the button alone: they may be large.
function typed(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") {
      fields.append(name, value);
    }
  }
  return fields;
}

function watch(button) {
  const form = button.form;
  const state = form.querySelector("[data-draft-state]");
  let timer = 0;
  let keeping = null;

  async function keep() {
    try {
      const answer = await fetch(button.dataset.draft, { method: "POST", body: typed(form), redirect: "manual" });
      state.textContent = answer.type === "opaqueredirect" ? button.dataset.kept : "";
    } catch {
      state.textContent = "";
    }
    keeping = null;
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { keeping = keep(); }, PAUSE);
  });

  // A draft on its way would outlive the form that is sent.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (keeping !== null) {
      event.preventDefault();
      keeping.then(() => form.requestSubmit(event.submitter));
    }
  });
}

for (const button of document.querySelectorAll("button[data-draft]")) {
  watch(button);
}
