// SPDX-License-Identifier: Apache-2.0
// Keyboard. An element names its own key (data-key="n", "F8", "Ctrl+Enter", "g m"); pressing it
// follows the link or presses the button. Single letters can be switched off and never act in a
// field. A list marked data-list is walked with J and K, opened with O, ticked with X.
{
  const letters = document.documentElement.dataset.keys !== 'off';
  let before = '';

  const typing = (target) =>
    /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) || target.isContentEditable;

  const nameOf = (event) =>
    (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') +
    (event.altKey ? 'Alt+' : '') +
    (event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key);

  const press = (key) => {
    const named = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!named) {
      return false;
    }
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(named.tagName)) {
      named.focus();
      named.select?.();
    } else {
      named.click();
    }
    return true;
  };

  const walk = (list, step) => {
    const links = [...list.querySelectorAll('[data-row]')];
    const now = links.findIndex((link) => link === document.activeElement || link.hasAttribute('aria-current'));
    const next = links[Math.max(0, Math.min(links.length - 1, now + step))];
    next?.focus();
  };

  const inList = (key) => {
    const list = document.querySelector('[data-list]');
    const row = document.activeElement?.closest('[data-list] li, [data-list] tr');
    if (!list) {
      return false;
    }
    if (key === 'j' || key === 'k') {
      walk(list, key === 'j' ? 1 : -1);
    } else if (key === 'o' && row) {
      row.querySelector('[data-row]')?.click();
    } else if (key === 'x' && row) {
      row.querySelector('input[type=checkbox]')?.click();
    } else if (key === '*') {
      list.querySelectorAll('input[type=checkbox]').forEach((box) => box.click());
    } else {
      return false;
    }
    return true;
  };

  const closeMenus = (except) =>
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    });

  const escape = (target) => {
    const menu = target.closest?.('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    } else if (target.id === 'q') {
      target.blur();
    }
  };

  addEventListener('keydown', (event) => {
    const key = nameOf(event);
    const single = !/^(Ctrl|Alt)\+|^F\d/.test(key);
    if (event.key === 'Escape') {
      escape(event.target);
      return;
    }
    if (key === 'Ctrl+k') {
      document.getElementById('q')?.focus();
      event.preventDefault();
      return;
    }
    if (single && (!letters || typing(event.target) || event.key.length > 1)) {
      before = '';
      return;
    }
    const pair = before ? `${before} ${key}` : '';
    before = key === 'g' && !before ? 'g' : '';
    if ((pair && press(pair)) || (!before && (press(key) || (single && inList(key))))) {
      event.preventDefault();
    }
  });
  addEventListener('click', (event) => closeMenus(event.target));

  // after a refused form, the summary of errors is read first
  document.querySelector('[data-errors]')?.focus();
}
