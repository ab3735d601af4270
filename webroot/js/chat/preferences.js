/** Preferences: what this browser remembers for all its tabs. localStorage may be forbidden; then the defaults hold. */
const PREFIX = 'parley.';

export function remembered(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value == null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** `system`, `light` or `dark`; early.js applies it before the first paint. */
export function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

export function chooseTheme(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  remember('theme', theme === 'system' ? null : theme);
}
