// SPDX-License-Identifier: Apache-2.0
// Passkeys: <form data-passkey="create|use" data-ask="/…" data-answer="field"> is shown where the
// browser can, asks the server what to sign, and sends what the authenticator made of it.
{
  const can = Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

  const ask = async (form) => {
    const token = form.querySelector('input[name=_csrf]');
    const answer = await fetch(form.dataset.ask, {
      method: 'POST',
      redirect: 'error',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(token ? { _csrf: token.value } : {}),
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.json();
  };
  const credential = async (form) => {
    const json = await ask(form);
    return form.dataset.passkey === 'create'
      ? navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json),
        })
      : navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json),
        });
  };
  const send = async (form) => {
    const status = form.querySelector('[role=status]');
    status.textContent = '';
    try {
      const made = await credential(form);
      form.elements[form.dataset.answer].value = JSON.stringify(made.toJSON());
      form.submit();
    } catch (error) {
      status.textContent =
        error.name === 'NotAllowedError' ? form.dataset.givenUp : form.dataset.failed;
    }
  };

  if (can) {
    for (const form of document.querySelectorAll('form[data-passkey]')) {
      form.hidden = false;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        send(form);
      });
    }
    if (document.querySelector('form[data-passkey] .btn.p')) {
      // One button is the first choice of a page.
      document.querySelector('form[data-after-passkey] .btn.p')?.classList.remove('p');
    }
    document.querySelector('[data-no-passkey]')?.remove();
  }
}
