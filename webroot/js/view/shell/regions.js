const ORDER = ['sidebar', 'messages', 'inbox', 'composer', 'beside', 'people'];
const DRAWERS = { sidebar: 'rooms', people: 'people', beside: 'beside' };

/** F6 walks the regions of the page, as in other programs; a region that is a closed drawer is passed over. */
export function cycleRegions(page, backwards) {
  const regions = ORDER.map((id) => document.getElementById(id)).filter((region) => region && seen(region));
  if (!regions.length) return;
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const next = regions[(Math.max(at, backwards ? 0 : -1) + step + regions.length) % regions.length];
  if (page.drawer && page.drawer !== DRAWERS[next.id]) page.openDrawer(null);
  next.focus();
}

function seen(region) {
  return region.checkVisibility?.({ visibilityProperty: true }) ?? region.offsetParent !== null;
}
