// SPDX-License-Identifier: EUPL-1.2
// Keeps the progress of a job up to date, by events. Without this module the page renews itself.
function show(panel, state) {
  const bar = panel.querySelector("progress");
  const sentence = panel.querySelector("[data-sentence]");
  if (bar && state.total !== null) {
    bar.max = state.total;
    bar.value = state.done;
  }
  if (sentence && sentence.textContent !== state.sentence) {
    sentence.textContent = state.sentence;
  }
}

// A lost connection comes back by itself, and begins with the job as it then stands.
function follow(panel) {
  const events = new EventSource(panel.dataset.job);
  events.addEventListener("progress", (event) => show(panel, JSON.parse(event.data)));
  events.addEventListener("end", () => {
    events.close();
    location.reload();
  });
}

for (const panel of document.querySelectorAll('[data-job][data-final="false"]')) {
  follow(panel);
}
