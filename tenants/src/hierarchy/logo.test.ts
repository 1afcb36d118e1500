import { describe, expect, test } from 'vitest';

import { checkLogo } from './logo.js';

const wrap = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${inner}</svg>`;

describe('a logo', () => {
  test.each([
    wrap('<path d="M3 3h18v18H3z" fill="#123456"/>'),
    wrap(
      '<title>Meridian</title><g transform="rotate(45 12 12)"><circle cx="12" cy="12" r="5"/></g>',
    ),
    wrap(
      '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>' +
        '<rect width="24" height="24" fill="url(#a)"/>',
    ),
  ])('that is a drawing passes: %s', (svg) => {
    expect(checkLogo(svg)).toBe(true);
  });

  test.each([
    ['text', 'hello'],
    ['a page', '<html></html>'],
    ['a script', wrap('<script>alert(1)</script>')],
    ['an upper-case script', wrap('<SCRIPT>alert(1)</SCRIPT>')],
    ['an event handler', wrap('<path d="M0 0" onload="alert(1)"/>')],
    ['an event handler on the root', '<svg onload="alert(1)"></svg>'],
    ['a link', wrap('<a href="https://example.org"><path d="M0 0"/></a>')],
    ['an image', wrap('<image href="https://example.org/x.png"/>')],
    ['a use of another file', wrap('<use href="https://example.org/#x"/>')],
    ['a style', wrap('<style>*{background:url(https://example.org)}</style>')],
    ['a style attribute', wrap('<path d="M0 0" style="fill:url(https://example.org)"/>')],
    ['an address in a fill', wrap('<path d="M0 0" fill="url(https://example.org/#x)"/>')],
    ['an address in a fill, hidden', wrap('<path d="M0 0" fill="url( //example.org/#x)"/>')],
    ['a script address', wrap('<path d="M0 0" fill="javascript:alert(1)"/>')],
    ['an escaped address', wrap('<path d="M0 0" fill="u\\72l(//example.org)"/>')],
    ['an entity', '<svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'],
    ['a document type', '<!DOCTYPE svg [<!ENTITY x "y">]><svg></svg>'],
    ['a comment', wrap('<!-- <script> -->')],
    ['foreign content', wrap('<foreignObject><body></body></foreignObject>')],
    ['an animation', wrap('<animate attributeName="href" to="javascript:alert(1)"/>')],
    ['a broken tag', wrap('<path d="M0 0"')],
    ['an attribute in single quotes', wrap("<path d='M0 0' onload='alert(1)'/>")],
    ['a namespace of another kind', '<svg xmlns="http://www.w3.org/1999/xhtml"></svg>'],
    ['too much', wrap(`<path d="${'M0 0'.repeat(20_000)}"/>`)],
  ])('with %s is refused', (_what, svg) => {
    expect(checkLogo(svg)).toBe(false);
  });
});
