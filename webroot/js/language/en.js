import { datesIn } from './dates.js';

const numbers = new Intl.NumberFormat('en');
const plurals = new Intl.PluralRules('en');
const scriptNames = new Intl.DisplayNames('en', { type: 'script' });
const lists = new Intl.ListFormat('en');
const many = (count, one, other) => `${numbers.format(count)} ${plurals.select(count) === 'one' ? one : other}`;

export default {
  tag: 'en',
  own: 'English',
  ...datesIn('en'),
  number: (count) => numbers.format(count),

  tagline: 'Talk with the people here.',
  yourName: 'Your name',
  nameHint: 'Others see it next to what you write.',
  enter: 'Enter',
  entering: 'Entering…',
  willEnter: (room) => `You will enter ${room}.`,
  language: 'Language',
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },

  rooms: 'Rooms',
  conversations: 'Private',
  otherRooms: 'Other open rooms',
  newRoom: 'Join or create a room',
  newRoomHint: 'room name',
  join: 'Join',
  emptyRooms: (count) => `Empty rooms (${numbers.format(count)})`,
  leave: 'Leave',
  leaveRoom: (room) => `Leave ${room}`,
  leaveAsk: (room) => `Leave ${room}?`,
  leaveKeeps: 'What was said stays here, and you can come back.',
  leaveDirect: 'The conversation is put away. It comes back when one of you writes.',
  leaveUnsent: (count) => `${many(count, 'message was', 'messages were')} not sent yet and will be lost.`,
  stay: 'Stay',
  settings: 'Settings',
  quit: 'Sign out',
  signedInAs: (name) => `You are ${name}`,
  unread: (count) => `${numbers.format(count)} unread`,
  showRooms: 'Show rooms',
  showPeople: 'Show who is here',
  close: 'Close',
  noRoom: 'No room is open',
  noRoomHint: 'Choose a room, or begin one of your own.',
  chooseRoom: 'Find or create a room',

  people: 'Who is here',
  peopleCount: (count) => many(count, 'person', 'people'),
  you: 'you',
  status: { online: 'online', away: 'away', offline: 'offline' },
  writePrivately: (name) => `Write to ${name} privately`,
  onlyYouTwo: 'Only the two of you can read this.',
  andMore: (count) => `and ${many(count, 'other', 'others')}`,

  messages: (room) => `Messages in ${room}`,
  emptyRoom: 'Nothing has been said here yet.',
  loading: 'Loading…',
  newFromHere: 'New',
  newBelow: (count) => `${numbers.format(count)} new ↓`,
  toLatest: 'Jump to the latest ↓',
  states: { sending: 'sending', sent: 'sent', failed: 'not sent' },
  notSent: 'Not sent',
  queued: 'will be sent when back online',
  retry: 'Retry',
  discard: 'Delete',
  showMore: 'Show more',
  showLess: 'Show less',

  cannotOpen: (reason) => `Nobody can write here now. ${reason}`,
  tryAgain: 'Try again',

  leadsTo: 'leads to',
  mixedScripts: (scripts) => `Letters of several scripts: ${lists.format(scripts.map(({ script, letters }) => `${scriptNames.of(script)} (${letters.join(' ')})`))}`,

  composer: (room) => `Message to ${room}`,
  composerKeys: 'Enter sends, Shift+Enter starts a new line',
  send: 'Send',
  charactersLeft: (count) => `${many(count, 'character', 'characters')} left`,
  charactersOver: (count) => `${many(count, 'character', 'characters')} too many`,
  tooLong: 'Too long to send: shorten it, or send it in parts.',
  filesLater: 'Pictures and files cannot be sent yet, only text.',
  typing(names) {
    if (names.length === 1) return `${names[0]} is typing…`;
    if (names.length === 2) return `${names[0]} and ${names[1]} are typing…`;
    return `${names[0]} and ${many(names.length - 1, 'other', 'others')} are typing…`;
  },

  connection: 'Connection',
  connecting: 'connecting…',
  notConnected: 'not connected',
  transport: 'Transport',
  server: 'Server',
  reconnecting: 'Reconnecting…',
  inSeconds: (seconds) => `in ${numbers.format(seconds)} s`,
  tryNow: 'Try now',
  backOnline: (count) => (count ? `Back online · ${numbers.format(count)} new` : 'Back online'),
  stopped: 'The server ended this connection.',
  notLetIn: (reason) => `The server did not let you in: ${reason}`,
  connectAgain: 'Connect again',

  problems: {
    bad_request: 'The server did not accept this.',
    bad_name: 'Please choose another name: 1 to 40 characters, without invisible ones.',
    bad_room: 'Room names have letters, digits, “-”, “_” and “.”, at most 128 of them.',
    no_such_room: 'There is no such room.',
    no_such_user: 'This person is no longer here.',
    not_member: 'You are not in this room.',
    cid_reused: 'This message was already sent with other words.',
    too_large: 'This message is too long.',
    too_many: 'You have joined too many rooms.',
    rate_limited: 'Too fast; please wait a moment.',
  },
};
