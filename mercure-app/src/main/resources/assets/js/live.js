// SPDX-License-Identifier: Apache-2.0
// Live: a region marked data-events="/…" listens to server-sent events; on each it asks its own
// data-refresh address again through htmx. When the stream fails, it asks every 30 seconds. Focus and
// scrolling stay where they are; what changed is told politely.
{
  const POLL = 30_000;

  const say = (text) => {
    const live = document.getElementById('live');
    if (live && text) {
      live.textContent = text;
    }
  };

  const listen = (region) => {
    let poll = 0;
    const refresh = () =>
      globalThis.htmx?.ajax('GET', region.dataset.refresh, { target: region, swap: 'innerHTML' });
    const source = new EventSource(region.dataset.events);
    source.addEventListener('moved', (event) => {
      refresh();
      say(event.data);
    });
    source.addEventListener('open', () => clearInterval(poll));
    source.addEventListener('error', () => {
      clearInterval(poll);
      poll = setInterval(refresh, POLL);
    });
    addEventListener('pagehide', () => source.close());
  };

  document.querySelectorAll('[data-events]').forEach(listen);

  // a swap that failed says so instead of leaving the page silent
  document.addEventListener('htmx:responseError', () => say(document.body.dataset.failed));
  document.addEventListener('htmx:sendError', () => say(document.body.dataset.failed));
}
