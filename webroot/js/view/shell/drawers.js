const SELECTORS = { rooms: '#sidebar', people: '#people', beside: '#beside' };

/** The drawers of small screens: moves the focus into one that opens, and back to where it was when it closes. */
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
        page.openDrawer(matches && page.besideShown ? 'beside' : null);
      });
    }
  }

  settle() {
    const { drawer } = this.#page;
    if (drawer === this.#shown) return;
    if (!this.#shown) this.#before = document.activeElement;
    this.#shown = drawer;
    if (drawer) document.querySelector(SELECTORS[drawer])?.focus({ preventScroll: true });
    else if (this.#before?.isConnected && document.activeElement?.id !== 'composer') this.#before.focus({ preventScroll: true });
  }
}
