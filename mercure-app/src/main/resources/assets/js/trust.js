// SPDX-License-Identifier: Apache-2.0
// Trusted Types: HTML that reaches the page by script comes from our own server through htmx. This
// policy lets it in and refuses whatever could run.
{
  const runs = /<script|<[^>]+\son\w+\s*=|<[^>]+=\s*["']?\s*javascript:|<(iframe|object|embed|base)\b/i;
  const html = (text) => {
    if (runs.test(text)) {
      throw new TypeError('refused: this part of a page holds script');
    }
    return text;
  };
  globalThis.trustedTypes?.createPolicy('default', { createHTML: html });
}
