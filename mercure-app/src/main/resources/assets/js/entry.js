// SPDX-License-Identifier: Apache-2.0
// Entry: the help of the field one is in, and saves that go on over the end of a session.
{
  // the help panel of the dense editor follows the field: item.2.value shows the help of item.value
  const help = document.querySelector('[data-help-here]');
  document.addEventListener('focusin', (event) => {
    const name = event.target.name?.replace(/\.\d+/g, '');
    const text = name && document.querySelector(`[data-help-of="${CSS.escape(name)}"]`);
    if (help && text) {
      help.textContent = text.textContent;
    }
  });

  // A save that finds the session over must not put the sign-in page into the status line: it says
  // so and keeps the page. Once signed in elsewhere, the form takes the new token and saves again.
  const saved = document.getElementById('saved');
  const renew = async (form) => {
    const page = await fetch(location.pathname + location.search, { credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await page.text(), 'text/html');
    const token = form.querySelector('input[type=hidden]');
    const found = fresh.querySelector(`form input[type=hidden][name="${CSS.escape(token.name)}"]`);
    if (page.redirected || !found || found.value === token.value) {
      return false;
    }
    token.value = found.value;
    return true;
  };
  document.addEventListener('htmx:beforeSwap', (event) => {
    const form = event.detail.elt.closest('form');
    if (!saved || event.detail.target !== saved || !form) {
      return;
    }
    if (event.detail.xhr.responseURL.includes('/connexion')) {
      event.detail.shouldSwap = false;
      saved.textContent = saved.dataset.expired;
    } else if (event.detail.xhr.status === 403) {
      renew(form).then((again) => {
        if (again) {
          globalThis.htmx.trigger(event.detail.elt, 'change');
        } else {
          saved.textContent = saved.dataset.expired;
        }
      });
    }
  });
}
