// SPDX-License-Identifier: EUPL-1.2
// Keeps the progress of a job up to date. Without this module the page renews itself.
const pause = 1000;

async function follow(panel) {
  const bar = panel.querySelector("progress");
  const sentence = panel.querySelector("[data-sentence]");
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    let state;
    try {
      const answer = await fetch(panel.dataset.job, { headers: { accept: "application/json" } });
      if (!answer.ok) {
        continue;
      }
      state = await answer.json();
    } catch {
      continue;
    }
    if (state.final) {
      location.reload();
      return;
    }
    if (bar && state.total !== null) {
      bar.max = state.total;
      bar.value = state.done;
    }
    if (sentence && sentence.textContent !== state.sentence) {
      sentence.textContent = state.sentence;
    }
  }
}

for (const panel of document.querySelectorAll('[data-job][data-final="false"]')) {
  follow(panel);
}
