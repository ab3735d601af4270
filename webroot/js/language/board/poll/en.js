import { formatsIn } from '../formats.js';

const { number, percent } = formatsIn('en');
const many = (count, one, other) => `${number(count)} ${count === 1 ? one : other}`;

export default {
  tag: 'en',
  number,
  percent,
  voters: (count) => many(count, 'vote', 'votes'),
  told: (count, part) => `${many(count, 'vote', 'votes')}, ${percent(part)}`,
  mine: 'your vote',
  voted: (choice) => `You have voted for ${choice}.`,
  withdrawn: 'Your vote is withdrawn.',
  withdraw: 'Withdraw my vote',
  until: (time) => `until ${time}`,
  over: 'The poll is over',
  end: 'End the poll',
  reallyEnd: 'No more votes?',
  notDone: (reason) => `That was not done: ${reason}`,

  title: 'New poll',
  question: 'Question',
  choices: 'Choices',
  choice: (place) => `Choice ${place}`,
  remove: (place) => `Remove choice ${place}`,
  add: 'Add a choice',
  ends: 'Ends',
  terms: { '': 'when I end it', hour: 'in an hour', day: 'in a day', week: 'in a week', at: 'at a time…' },
  at: 'When',
  ask: 'Ask',
  cancel: 'Cancel',
  same: 'Two choices are the same.',
  tooFew: 'A poll has at least two choices.',
  past: 'This time is over already.',
  problems: {
    disconnected: 'there is no connection.',
    timeout: 'the server did not answer in time.',
    forbidden: 'the poll is over, or you may not do that here.',
    no_such_message: 'the poll is not there any more.',
    too_many: 'there are too many votes.',
    rate_limited: 'too fast; please wait a moment.',
    bad_request: 'the server did not accept it.',
    no_such_op: 'this server has no polls.',
    not_member: 'you are not in this room.',
  },
};
