import { People } from './access/people.js';
import { Files } from './file/files.js';
import { CatchUp } from './message/catch-up.js';
import { Changes } from './message/changes.js';
import { Changing } from './message/changing.js';
import { Drafts } from './message/drafts.js';
import { Feed } from './message/feed.js';
import { Followed } from './message/followed.js';
import { Growing } from './message/growing.js';
import { History } from './message/history.js';
import { Inbox } from './message/inbox.js';
import { LinkCards } from './message/link-cards.js';
import { openMissed } from './message/missed.js';
import { Permitted } from './message/permitted.js';
import { Pins } from './message/pins.js';
import { ReadMarks } from './message/read-marks.js';
import { Reading } from './message/reading.js';
import { Receipts } from './message/receipts.js';
import { Search } from './message/search.js';
import { Sending } from './message/sending.js';
import { Threads } from './message/threads.js';
import { DesktopNotices } from './desktop-notices.js';
import { Notices } from './notices.js';
import { Directory } from './room/directory.js';
import { Navigation } from './room/navigation.js';
import { OwnPresence } from './room/own-presence.js';
import { Presence } from './room/presence.js';
import { Rooms } from './room/rooms.js';
import { Typing } from './room/typing.js';

/**
 * All that the page shows after signing in, part by part; tells `changed` when any of it did. Each part hears the events of its
 * capability itself. The views only read the parts and call their verbs.
 */
export class Chat {
  me = { id: '', name: '' };
  #parley;

  constructor({ parley, memory, browser, changed }) {
    this.#parley = parley;
    this.me = parley.user ?? this.me;
    parley.on('welcome', ({ user }) => (this.me = user));
    // Each is given those before it, and hears an event after them.
    const parts = { parley, memory, browser, changed, me: () => this.me };
    parts.notices = this.notices = new Notices(changed);
    new OwnPresence(parts);
    parts.people = this.people = new People(parts);
    parts.readMarks = new ReadMarks(parts);
    parts.drafts = this.drafts = new Drafts(parts);
    parts.rooms = this.rooms = new Rooms(parts);
    parts.directory = this.directory = new Directory(parts);
    parts.inbox = this.inbox = new Inbox(parts);
    parts.reading = this.reading = new Reading(parts);
    parts.feed = new Feed(parts);
    this.desktop = new DesktopNotices(parts);
    parts.followed = this.followed = new Followed(parts);
    this.threads = new Threads(parts);
    this.pins = new Pins(parts);
    parts.views = (room) => [room.timeline, this.threads.of(room)?.timeline].filter(Boolean);
    new Changes(parts);
    this.files = new Files(parts);
    this.growing = new Growing(parts);
    this.permitted = new Permitted(parts);
    this.changing = new Changing(parts);
    parts.presence = this.presence = new Presence(parts);
    parts.typing = new Typing(parts);
    parts.receipts = new Receipts(parts);
    parts.history = this.history = new History(parts);
    parts.navigation = this.navigation = new Navigation(parts);
    parts.sending = this.sending = new Sending(parts);
    this.search = new Search(parts);
    this.linkCards = new LinkCards(parts);
    openMissed(parts);
    this.catchUp = new CatchUp(parts);
  }

  get limits() {
    return this.#parley.limits;
  }

  /** Opens the room of the address, or the lobby, and whatever else this tab had joined. */
  start() {
    for (const name of this.#parley.joined()) this.rooms.of(name);
    this.sending.restore();
    this.navigation.openFirst();
  }
}
