const ORDER = ['sidebar', 'messages', 'composer', 'people'];
const DRAWERS = { sidebar: 'rooms', people: 'people' };

/** F6 walks the regions of the page, as in other programs; a region that is a closed drawer is passed over. */
export function cycleRegions(page, backwards) {
  const regions = ORDER.map((id) => document.getElementById(id)).filter((region) => region && seen(region));
  if (!regions.length) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next = regions[(Math.max(at, backwards ? 0 : -1) + step + regions.length) % regions.length];
  if (page.drawer && page.drawer !== DRAWERS[next.id]) page.open(null);
  next.focus();
}

function seen(region) {
  return region.checkVisibility?.({ visibilityProperty: true }) ?? region.offsetParent !== null;
}

/** Moves the focus into a drawer that opens, and back to where it was when it closes. */
export class Drawers {
  #page;
  #shown = null;
  #before = null;

  constructor(page) {
    this.#page = page;
    // On a wide screen nothing is a drawer, and the conversation must not stay shut off behind one.
    for (const width of [760, 1080]) {
      matchMedia(`(max-width: ${width}px)`).addEventListener('change', ({ matches }) => {
        // What was a drawer stays in view, and the focus in it.
        if (!matches) this.#before = null;
        page.open(null);
      });
    }
  }

  settle() {
    const { drawer } = this.#page;
    if (drawer === this.#shown) return;
    if (!this.#shown) this.#before = document.activeElement;
    this.#shown = drawer;
    if (drawer) document.querySelector('.drawer[data-open]')?.focus({ preventScroll: true });
    else if (this.#before?.isConnected && document.activeElement?.id !== 'composer') this.#before.focus({ preventScroll: true });
  }
}
