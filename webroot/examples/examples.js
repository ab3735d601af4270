const CHINESE = {
  'Examples': '示例',
  'Small pages with the official Socket.IO client. Open each in two tabs.': '使用官方 Socket.IO 客户端的小页面。请在两个标签页中分别打开。',
  'Chat room': '聊天室',
  'Everybody hears everybody.': '每个人都能听到所有人。',
  'Private message': '私信',
  'To one socket, found by its id.': '按套接字的 id 发给一个人。',
  'Chat with names': '带昵称的聊天',
  'Names, and who is typing.': '显示昵称，以及谁正在输入。',
  'Whiteboard': '白板',
  'Draw together.': '一起画画。',
  'All examples': '全部示例',
  'Message': '消息',
  'Send': '发送',
  'Connected as': '已连接，id 为',
  'Connecting …': '正在连接…',
  'Connection lost; it comes back by itself.': '连接已断开，会自动恢复。',
  'Id of the other': '对方的 id',
  'Nobody is connected by this id.': '没有以此 id 连接的人。',
  'From': '来自',
  'To': '发给',
  'Your name': '你的昵称',
  'Enter': '进入',
  'joined': '加入了',
  'left': '离开了',
  'is typing …': '正在输入…',
  'person here': '人在线',
  'people here': '人在线',
  'Colour': '颜色',
  'black': '黑', 'red': '红', 'green': '绿', 'blue': '蓝',
  'Drawing area: draw with a pointer, or with the arrow keys while holding Shift.': '绘图区：用指针绘制，或按住 Shift 用方向键绘制。',
  'Live numbers': '实时数字',
  'Counters, a chart and a log that everybody sees move.': '计数、图表和日志，所有人都能看到它们变化。',
  'Apples': '苹果', 'Pears': '梨', 'Plums': '李子',
  'Counted in the last minute, each second': '最近一分钟，每秒计数',
  'Log': '日志',
  'counted': '计数',
  'This was refused:': '被拒绝：',
};

const chinese = navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh'))
  && !navigator.languages[0].toLowerCase().startsWith('en');

/** Translation (i18n): a text of these pages in the reader's language. */
export const word = (english) => (chinese && CHINESE[english]) || english;

document.documentElement.lang = chinese ? 'zh-CN' : 'en';
for (const element of document.querySelectorAll('[data-word]')) {
  element.textContent = word(element.textContent.trim());
}
document.title = word(document.title);

export const element = (id) => document.getElementById(id);

/** Connects to the Socket.IO server that these pages come from, below whatever prefix a proxy puts before it. */
export function connect(namespace = '/') {
  return io(namespace, { path: new URL('../socket.io/', import.meta.url).pathname });
}

/** Adds a line to the list of messages, as text. */
export function add(text, note = false) {
  const item = document.createElement('li');
  item.textContent = text;
  item.classList.toggle('note', note);
  element('messages').append(item);
  item.scrollIntoView({ block: 'nearest' });
}

/** Shows the state of a connection in words. */
export function showState(socket) {
  const state = element('state');
  state.textContent = word('Connecting …');
  socket.on('connect', () => {
    const id = document.createElement('code');
    id.id = 'own-id';
    id.textContent = socket.id;
    state.replaceChildren(`${word('Connected as')} `, id);
  });
  socket.on('disconnect', () => { state.textContent = word('Connection lost; it comes back by itself.'); });
  socket.on('notice', ({ error }) => add(`${word('This was refused:')} ${error.message}`, true));
}

/** Calls back with what a form's field says, and empties it. */
export function onSubmit(form, field, heard) {
  element(form).addEventListener('submit', (event) => {
    event.preventDefault();
    const text = element(field).value.trim();
    if (text && heard(text) !== false) element(field).value = '';
    element(field).focus();
  });
}
