import { html, svg } from './html.js';

// Drawn here, so that they take the colour of the text around them and need no request.
const icon = (d) => () => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round">${svg`<path d=${d}></path>`}</svg>
`;

export const menuIcon = icon('M4 7h16M4 12h16M4 17h10');
export const peopleIcon = icon(
  'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.2M18 14.4a6.5 6.5 0 0 1 3.5 5.6',
);
export const closeIcon = icon('M6 6l12 12M18 6L6 18');
/** An open door, and not the arrow that everywhere signs out. */
export const leaveIcon = icon('M3 21h18M6 21V4.5L14 3v18M14 5h4v16M10.5 12v.5');
export const settingsIcon = icon(
  'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM19.4 13.5l1.6 1.3-2 3.4-2-.8a7.6 7.6 0 0 1-2 1.2l-.4 2.1h-4l-.4-2.1a7.6 7.6 0 0 1-2-1.2l-2 .8-2-3.4 1.6-1.3a7.6 7.6 0 0 1 0-3l-1.6-1.3 2-3.4 2 .8a7.6 7.6 0 0 1 2-1.2l.4-2.1h4l.4 2.1a7.6 7.6 0 0 1 2 1.2l2-.8 2 3.4-1.6 1.3a7.6 7.6 0 0 1 0 3Z',
);
export const sendIcon = icon('M12 19V5M5.5 11.5 12 5l6.5 6.5');

export const logo = () => html`<img class="logo" src="favicon.svg" alt="" width="32" height="32">`;
