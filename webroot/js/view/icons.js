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
export const leaveIcon = icon('M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11M17.5 8.5 21 12l-3.5 3.5');
export const sendIcon = icon('M12 19V5M5.5 11.5 12 5l6.5 6.5');
export const lockIcon = icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3');

export const logo = () => html`<img class="logo" src="favicon.svg" alt="" width="32" height="32">`;
