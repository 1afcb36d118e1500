/** Derives the portal's colours from a partner's two, so that every pair stays readable (AA). */
import type { Rgb } from './color.js';
import { BLACK, WHITE, contrast, parseHex, shiftLightness, toHex, withContrast } from './color.js';

export interface BrandColors {
  readonly primaryColor: string;
  readonly accentColor: string;
}

export type BrandTokens = Readonly<Record<`--brand-${string}`, string>>;

const TEXT_CONTRAST = 4.6;
const GRAPHIC_CONTRAST = 3.1;
const HOVER_SHIFT = 0.05;
/** What a partner without (valid) colours gets. */
const NEUTRAL: Rgb = { r: 63, g: 81, b: 181 };
/** The darkest and lightest ground that brand text stands on: `--surface-sunken` of each scheme. */
const GROUND_LIGHT: Rgb = { r: 241, g: 241, b: 244 };
const GROUND_DARK: Rgb = { r: 32, g: 34, b: 42 };

/** `-l` and `-d` end the tokens of the light and the dark scheme; `tokens.css` joins the two. */
export function brandTokens(colors: BrandColors): BrandTokens {
  const primary = parseHex(colors.primaryColor) ?? NEUTRAL;
  const accent = parseHex(colors.accentColor) ?? primary;
  // A solid button carries white or black text, whichever the colour already suits better.
  const onPrimary = contrast(primary, WHITE) >= 3 ? WHITE : BLACK;
  const solid = withContrast(primary, onPrimary, TEXT_CONTRAST);
  // In the dark a button must also stand out from its ground.
  const solidDark = contrast(solid, GROUND_DARK) < 1.6 ? liftFrom(solid, onPrimary) : solid;
  return {
    '--brand-solid-l': toHex(solid),
    '--brand-solid-d': toHex(solidDark),
    '--brand-solid-hover-l': toHex(
      shiftLightness(solid, onPrimary === WHITE ? -HOVER_SHIFT : HOVER_SHIFT),
    ),
    '--brand-solid-hover-d': toHex(
      shiftLightness(solidDark, onPrimary === WHITE ? -HOVER_SHIFT : HOVER_SHIFT),
    ),
    '--brand-on-solid': toHex(onPrimary),
    '--brand-text-l': toHex(withContrast(primary, GROUND_LIGHT, TEXT_CONTRAST)),
    '--brand-text-d': toHex(withContrast(primary, GROUND_DARK, TEXT_CONTRAST)),
    '--brand-accent-l': toHex(withContrast(accent, GROUND_LIGHT, GRAPHIC_CONTRAST)),
    '--brand-accent-d': toHex(withContrast(accent, GROUND_DARK, GRAPHIC_CONTRAST)),
  };
}

/** The lightest shade that still carries its text. */
function liftFrom(solid: Rgb, text: Rgb): Rgb {
  let shade = solid;
  for (let delta = 0.02; delta < 0.3; delta += 0.02) {
    const lighter = shiftLightness(solid, delta);
    if (contrast(lighter, text) < TEXT_CONTRAST) break;
    shade = lighter;
  }
  return shade;
}

/** Through the CSSOM: the content security policy allows no style written into the page. */
export function applyBrandTokens(style: CSSStyleDeclaration, tokens: BrandTokens): void {
  for (const [name, value] of Object.entries(tokens)) style.setProperty(name, value);
}
