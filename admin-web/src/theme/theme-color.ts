/** Reads a colour token as the browser resolved it: a canvas knows no CSS variables. */

export function readThemeColor(element: HTMLElement, token: `--${string}`): string {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.color = `var(${token})`;
  element.append(probe);
  const color = getComputedStyle(probe).color;
  probe.remove();
  return color;
}

/** `rgb(1, 2, 3)` → `rgba(1, 2, 3, 0.2)`. */
export function withAlpha(color: string, alpha: number): string {
  const channels = color.match(/[\d.]+/g)?.slice(0, 3);
  return channels?.length === 3 ? `rgba(${channels.join(', ')}, ${alpha})` : color;
}
