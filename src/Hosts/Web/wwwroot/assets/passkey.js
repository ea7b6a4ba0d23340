// SPDX-License-Identifier: EUPL-1.2
// Makes and shows passkeys. Without this module people sign in with a password and a code.
const ways = {
  get: (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
  create: (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
};

async function answer(form) {
  const token = new URLSearchParams({ gettone: form.elements.gettone.value });
  const asked = await fetch(form.dataset.ask, { method: "POST", body: token, headers: { accept: "application/json" } });
  if (!asked.ok) {
    throw new Error(`asked ${asked.status}`);
  }
  const credential = await ways[form.dataset.passkey](await asked.json());
  form.elements.credential.value = JSON.stringify(credential.toJSON());
}

function prepare(form) {
  const button = form.querySelector("button");
  const note = form.querySelector("[data-passkey-note]");
  if (button.dataset.stale) {
    return;
  }
  button.disabled = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) {
      return;
    }
    event.preventDefault();
    button.disabled = true;
    note.hidden = true;
    try {
      await answer(form);
      form.submit();
    } catch {
      note.hidden = false;
      button.disabled = false;
    }
  });
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    prepare(form);
  }
}
