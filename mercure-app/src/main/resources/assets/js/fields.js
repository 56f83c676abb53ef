// SPDX-License-Identifier: Apache-2.0
// Fields: suggestions from the server (combobox) and dates as people type them.
{
  const WAIT = 150;
  let made = 0;

  // <div class="combo" data-source="/codes/bureaux"><input …></div>. The source answers
  // ?q= with JSON [{code, label}]. Without script the field takes the code as it is typed.
  const combobox = (box) => {
    const input = box.querySelector('input');
    const list = document.createElement('ul');
    const status = document.getElementById('live');
    let timer = 0;
    let turn = 0;
    let at = -1;
    list.id = `suggestions-${++made}`;
    list.role = 'listbox';
    list.hidden = true;
    list.setAttribute('aria-label', box.dataset.label ?? '');
    box.append(list);
    input.role = 'combobox';
    input.autocomplete = 'off';
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');

    const show = (open) => {
      list.hidden = !open;
      input.setAttribute('aria-expanded', String(open));
      if (!open) {
        at = -1;
        input.removeAttribute('aria-activedescendant');
      }
    };
    const mark = (index) => {
      const options = [...list.children];
      at = (index + options.length) % options.length;
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
      options[at].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', options[at].id);
    };
    const take = (option) => {
      input.value = option.dataset.code;
      show(false);
      input.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const fill = (found) => {
      list.replaceChildren(
        ...found.map(({ code, label }, i) => {
          const option = document.createElement('li');
          option.id = `${list.id}-${i}`;
          option.role = 'option';
          option.dataset.code = code;
          option.setAttribute('aria-selected', 'false');
          option.textContent = `${code} ${label}`;
          return option;
        }),
      );
      show(found.length > 0);
      if (status && box.dataset.found) {
        status.textContent = box.dataset.found.replace('{0}', String(found.length));
      }
    };
    const ask = async () => {
      const mine = ++turn;
      const answer = await fetch(`${box.dataset.source}?q=${encodeURIComponent(input.value)}`, {
        headers: { Accept: 'application/json' },
      });
      if (answer.ok && mine === turn) {
        fill(await answer.json());
      }
    };
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask().catch(() => show(false)), WAIT);
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'F4') {
        ask().catch(() => show(false));
      } else if (list.hidden) {
        return;
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        mark(at + (event.key === 'ArrowDown' ? 1 : -1));
      } else if (event.key === 'Enter' && at >= 0) {
        take(list.children[at]);
      } else if (event.key === 'Escape') {
        show(false);
      } else {
        return;
      }
      event.preventDefault();
    });
    input.addEventListener('blur', () => setTimeout(() => show(false), WAIT));
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option = event.target.closest('li');
      if (option) {
        take(option);
      }
    });
  };

  // 231126, 23/11, auj, +3: said back in words when the field is left. The server reads the same.
  const dateOf = (text) => {
    const typed = text.trim().toLowerCase();
    const today = new Date();
    const day = (offset) =>
      new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset);
    if (/^(auj|today|tod)/.test(typed)) {
      return day(0);
    }
    const ahead = /^([+-]\d{1,3})$/.exec(typed);
    if (ahead) {
      return day(Number(ahead[1]));
    }
    const parts =
      /^(\d{1,2})[/. -](\d{1,2})(?:[/. -](\d{4}|\d{2}))?$/.exec(typed) ??
      /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(typed);
    if (!parts) {
      return null;
    }
    const year = parts[3] ? Number(parts[3].padStart(4, '20')) : today.getFullYear();
    const date = new Date(year, Number(parts[2]) - 1, Number(parts[1]));
    return date.getMonth() === Number(parts[2]) - 1 ? date : null;
  };
  const dateField = (input) => {
    const echo = document.getElementById(`${input.id}-e`);
    const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full' });
    input.addEventListener('blur', () => {
      const date = dateOf(input.value);
      if (echo) {
        echo.textContent = date ? words.format(date) : '';
      }
    });
  };

  const enhance = (root) => {
    root.querySelectorAll('.combo[data-source]:not([data-on])').forEach((box) => {
      box.dataset.on = '';
      combobox(box);
    });
    root.querySelectorAll('input[data-date]:not([data-on])').forEach((input) => {
      input.dataset.on = '';
      dateField(input);
    });
  };
  enhance(document);
  document.addEventListener('htmx:load', (event) => enhance(event.detail.elt));
}
