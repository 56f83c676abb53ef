// SPDX-License-Identifier: Apache-2.0
// Beside a password: says that caps lock is on, or that the keyboard is laid out otherwise than
// readers of the page mostly have it. Judged from the key pressed; nothing is sent or kept.
{
  const LAYOUTS = new Map([
    ['KeyQ', new Map([['a', 'azerty'], ['q', 'qwerty']])],
    ['KeyA', new Map([['q', 'azerty'], ['a', 'qwerty']])],
    ['KeyW', new Map([['z', 'azerty'], ['w', 'qwerty']])],
    ['KeyZ', new Map([['w', 'azerty'], ['z', 'qwerty']])],
  ]);
  let layout = '';

  document.addEventListener('keydown', (event) => {
    const hint = document.querySelector('[data-caps]');
    if (!hint || !event.getModifierState || !event.key) {
      return;
    }
    layout = LAYOUTS.get(event.code)?.get(event.key.toLowerCase()) ?? layout;
    const said = [];
    if (event.getModifierState('CapsLock')) {
      said.push(hint.dataset.caps);
    }
    if (layout && layout !== hint.dataset.usual) {
      said.push(hint.dataset[layout]);
    }
    const text = said.join(' ');
    if (hint.textContent !== text) {
      hint.textContent = text;
    }
  });
}
