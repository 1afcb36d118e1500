/**
 * A partner's logo is SVG, which can carry scripts. The portal shows it to the partner's clients, so
 * only drawings pass: known elements and attributes, and nothing that loads or runs.
 */
const ELEMENTS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'title',
  'defs',
  'linearGradient',
  'radialGradient',
  'stop',
]);

const ATTRIBUTE =
  /\s+(xmlns|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|d|points|id|transform|fill|fill-rule|clip-rule|stroke|stroke-width|stroke-linecap|stroke-linejoin|stroke-miterlimit|opacity|fill-opacity|stroke-opacity|offset|stop-color|stop-opacity|gradientUnits|gradientTransform|role|aria-label)="([^"<>&]*)"/g;

const TAG = /<(\/?)([A-Za-z]+)([^<>]*?)(\/?)>/g;
const MAX_LENGTH = 65_536;

/** A gradient of the same drawing may be referred to; any other address may not. */
const UNSAFE_VALUE = /url\((?!#)|:(?!\/\/www\.w3\.org\/2000\/svg$)|\\/i;

export function checkLogo(svg: string): boolean {
  if (svg.length > MAX_LENGTH || !svg.startsWith('<svg')) return false;
  let rest = svg;
  for (const [tag, , name, attributes] of svg.matchAll(TAG)) {
    if (!ELEMENTS.has(name ?? '') || !checkAttributes(attributes ?? '')) return false;
    rest = rest.replace(tag, '');
  }
  // What is left is text: no comments, entities, processing instructions or broken tags.
  return !/[<>&]/.test(rest);
}

function checkAttributes(text: string): boolean {
  for (const [, , value] of text.matchAll(ATTRIBUTE)) {
    if (UNSAFE_VALUE.test(value ?? '')) return false;
  }
  return text.replaceAll(ATTRIBUTE, '').trim() === '';
}
