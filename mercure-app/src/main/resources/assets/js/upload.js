// SPDX-License-Identifier: Apache-2.0
// Upload: a form marked data-upload takes files dropped or pasted on it and shows how far the sending
// has come. Without script it is a plain multipart form.
{
  const drop = (zone) => {
    const input = zone.querySelector('input[type=file]');
    const over = (on) => (event) => {
      event.preventDefault();
      zone.classList.toggle('over', on);
    };
    const take = (files) => {
      if (files.length > 0) {
        input.files = files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      }
    };
    zone.addEventListener('dragover', over(true));
    zone.addEventListener('dragleave', over(false));
    zone.addEventListener('drop', (event) => {
      over(false)(event);
      take(event.dataTransfer.files);
    });
    zone.addEventListener('paste', (event) => take(event.clipboardData.files));
  };

  // fetch tells nothing of progress, XMLHttpRequest does
  const send = (form) => (event) => {
    const bar = form.querySelector('progress');
    const files = [...form.querySelectorAll('input[type=file]')].some((input) => input.files.length > 0);
    const direct = form.dataset.direct || event.submitter?.hasAttribute('data-direct');
    if (!bar || !files || direct || event.defaultPrevented) {
      return;
    }
    event.preventDefault();
    const again = () => {
      form.dataset.direct = 'true';
      form.requestSubmit(event.submitter);
    };
    const request = new XMLHttpRequest();
    bar.hidden = false;
    request.upload.addEventListener('progress', (sent) => {
      bar.max = sent.total;
      bar.value = sent.loaded;
    });
    // the answer is a page: go where the server sent us, or let the browser send again and show it
    request.addEventListener('load', () => {
      if (request.responseURL && request.status < 400 && request.responseURL !== form.action) {
        location.assign(request.responseURL);
      } else {
        again();
      }
    });
    request.addEventListener('error', again);
    request.open(form.method, form.action);
    request.send(new FormData(form, event.submitter));
  };

  document.querySelectorAll('.drop').forEach(drop);
  document.querySelectorAll('form[data-upload]').forEach((form) => {
    form.addEventListener('submit', send(form));
  });
}
