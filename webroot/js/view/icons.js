import { html, svg } from './html.js';

// Drawn here, so that they take the colour of the text around them and need no request.
export const icon = (d) => () => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round">${svg`<path d=${d}></path>`}</svg>
`;

export const menuIcon = icon('M4 7h16M4 12h16M4 17h10');
export const peopleIcon = icon(
  'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.2M18 14.4a6.5 6.5 0 0 1 3.5 5.6',
);
export const plusIcon = icon('M12 5v14M5 12h14');
export const closeIcon = icon('M6 6l12 12M18 6L6 18');
/** An open door, and not the arrow that everywhere signs out. */
export const leaveIcon = icon('M3 21h18M6 21V4.5L14 3v18M14 5h4v16M10.5 12v.5');
export const settingsIcon = icon(
  'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM19.4 13.5l1.6 1.3-2 3.4-2-.8a7.6 7.6 0 0 1-2 1.2l-.4 2.1h-4l-.4-2.1a7.6 7.6 0 0 1-2-1.2l-2 .8-2-3.4 1.6-1.3a7.6 7.6 0 0 1 0-3l-1.6-1.3 2-3.4 2 .8a7.6 7.6 0 0 1 2-1.2l.4-2.1h4l.4 2.1a7.6 7.6 0 0 1 2 1.2l2-.8 2 3.4-1.6 1.3a7.6 7.6 0 0 1 0 3Z',
);
export const sendIcon = icon('M12 19V5M5.5 11.5 12 5l6.5 6.5');
export const smileIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.2 4.2 0 0 0 7 0M9 9.6v.2M15 9.6v.2');
export const replyIcon = icon('M9 7 4 12l5 5M4.5 12H14a6 6 0 0 1 6 6v1');
export const threadIcon = icon('M4 5h16v11H11l-5 4v-4H4ZM8 9h8M8 12.5h5');
export const moreIcon = icon('M5.5 11.5a.5.5 0 1 0 .01 0ZM12 11.5a.5.5 0 1 0 .01 0ZM18.5 11.5a.5.5 0 1 0 .01 0Z');
export const editIcon = icon('M4 20h4L19 9a2.1 2.1 0 0 0-4-4L4 16ZM13.5 6.5l4 4');
export const deleteIcon = icon('M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5.5M14 11v5.5');
export const pinIcon = icon('M9 4h6l-1 6 3.5 3.5h-11L10 10ZM12 13.5V21');
export const forwardIcon = icon('M15 7l5 5-5 5M19.5 12H10a6 6 0 0 0-6 6v1');
export const copyIcon = icon('M9 9h11v11H9ZM15 9V4H4v11h5');
export const linkIcon = icon('M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1-1');
export const searchIcon = icon('M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16.2 16.2 21 21');
/** A tray. */
export const inboxIcon = icon('M4 13h4.5l1.5 3h4l1.5-3H20M4 13v6h16v-6L17 5H7Z');
export const checkIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const unreadIcon = icon('M4 6h16v12H4ZM4 7l8 6 8-6');
export const bellIcon = icon('M6 16V11a6 6 0 0 1 12 0v5l2 2H4ZM10 20.5h4');
export const muteIcon = icon('M6 16V11a6 6 0 0 1 9-5.2M18 11v5l2 2H8M10 20.5h4M4 4l16 16');
export const archiveIcon = icon('M4 5h16v4H4ZM5.5 9v10h13V9M10 13h4');

export const pollIcon = icon('M4 5v14M8 7h12M8 12h7M8 17h10');
export const attachIcon = icon('M12 5v14M5 12h14');
export const documentsIcon = icon('M6 3h8l4 4v14H6ZM14 3v4h4M9 12h6M9 16h6');
export const boardsIcon = icon('M4 20V4M4 20h16M9 16v-5M13.5 16V7M18 16v-3');
export const filesIcon = icon('M4 5h6l2 2h8v12H4Z');

export const logo = () => html`<img class="logo" src="favicon.svg" alt="" width="32" height="32">`;
