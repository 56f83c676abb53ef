// SPDX-License-Identifier: Apache-2.0
// Mail: a frame of HTML is as high as what it shows; a message that is being written keeps its draft,
// fills in recipients, and asks once when it speaks of an attachment that is not there.
{
  const fit = (frame) => {
    const height = frame.contentDocument?.documentElement?.scrollHeight;
    if (height) {
      frame.style.height = `${Math.min(height + 16, 20_000)}px`;
    }
  };
  document.querySelectorAll('iframe.html').forEach((frame) => {
    frame.addEventListener('load', () => fit(frame));
    fit(frame);
  });

  const PAUSE = 2_000;
  const SPOKEN = /pi[eè]ces? jointes?|ci-joint|joins|attached|attachment/i;

  const write = (form) => {
    const status = form.querySelector('[data-kept]');
    let timer = 0;
    let asked = false;
    let leaving = false;

    const keep = async () => {
      const data = new FormData(form);
      data.delete('fichiers');
      // numbers of attachments must not change under the boxes that tick them: keep all for now
      form.querySelectorAll('[name=garder]:not(:checked)').forEach((box) => data.append('garder', box.value));
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: new URLSearchParams(data) });
      if (answer.ok && !answer.redirected && !leaving) {
        const uid = await answer.text();
        form.elements.brouillon.value = uid;
        if (form.elements.source.value) {
          form.elements.source.value = `brouillons/${uid}`;
        }
        const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
        status.textContent = `${status.dataset.kept} ${now}`;
      }
    };

    form.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    form.addEventListener('submit', (event) => {
      clearTimeout(timer);
      const files = form.elements.fichiers.files.length + form.querySelectorAll('[name=garder]:checked').length;
      const own = form.elements.texte.value.split('\n').filter((line) => !line.startsWith('>')).join('\n');
      if (event.submitter?.value === 'envoyer' && files === 0 && !asked && SPOKEN.test(own)) {
        asked = true;
        status.textContent = status.dataset.forgotten;
        event.preventDefault();
        return;
      }
      leaving = true;
    });
    form.querySelectorAll('[data-recipient]').forEach((button) => {
      button.hidden = false;
      button.nextElementSibling.hidden = true;
      button.addEventListener('click', () => {
        const to = form.elements.a;
        to.value = to.value.trim() ? `${to.value.trim().replace(/,$/, '')}, ${button.dataset.recipient}` : button.dataset.recipient;
        to.dispatchEvent(new Event('input', { bubbles: true }));
      });
    });
  };
  document.querySelectorAll('form[data-autosave]').forEach(write);
}
