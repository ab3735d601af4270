import { datesIn } from './dates.js';

const numbers = new Intl.NumberFormat('zh-CN');
const scriptNames = new Intl.DisplayNames('zh-CN', { type: 'script' });
const n = (count) => numbers.format(count);

export default {
  tag: 'zh-CN',
  own: '中文',
  ...datesIn('zh-CN'),
  number: n,

  tagline: '和这里的人聊聊天。',
  yourName: '你的名字',
  nameHint: '别人会在你的消息旁看到它。',
  enter: '进入',
  entering: '正在进入…',
  willEnter: (room) => `你将进入 ${room}。`,
  language: '语言',
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },

  rooms: '房间',
  conversations: '私聊',
  otherRooms: '其他公开房间',
  newRoom: '加入或新建房间',
  newRoomHint: '房间名',
  join: '加入',
  emptyRooms: (count) => `空房间（${n(count)}）`,
  leave: '离开房间',
  leaveRoom: (room) => `离开房间 ${room}`,
  leaveAsk: (room) => `要离开 ${room} 吗？`,
  leaveKeeps: '说过的话会保留，你可以随时回来。',
  leaveDirect: '对话会被收起，任何一方再发消息时它会回来。',
  leaveUnsent: (count) => `还有 ${n(count)} 条消息没有发出，离开后会丢失。`,
  stay: '留下',
  settings: '设置',
  quit: '退出',
  signedInAs: (name) => `你是 ${name}`,
  unread: (count) => `${n(count)} 条未读`,
  showRooms: '显示房间',
  showPeople: '显示在场的人',
  close: '关闭',
  noRoom: '没有打开的房间',
  noRoomHint: '选一个房间，或者新建一个。',
  chooseRoom: '查找或新建房间',

  people: '在场的人',
  peopleCount: (count) => `${n(count)} 人`,
  you: '你',
  status: { online: '在线', away: '离开', offline: '离线' },
  writePrivately: (name) => `与 ${name} 私聊`,
  onlyYouTwo: '只有你们两个人能看到。',
  andMore: (count) => `以及另外 ${n(count)} 人`,

  messages: (room) => `${room} 的消息`,
  emptyRoom: '这里还没有人说话。',
  loading: '加载中…',
  newFromHere: '新消息',
  newBelow: (count) => `${n(count)} 条新消息 ↓`,
  toLatest: '跳到最新 ↓',
  states: { sending: '发送中', sent: '已发送', failed: '未发送' },
  notSent: '未发送',
  queued: '恢复连接后发送',
  retry: '重试',
  discard: '删除',
  showMore: '展开全文',
  showLess: '收起',

  cannotOpen: (reason) => `现在无法在这里发言。${reason}`,
  tryAgain: '再试一次',

  leadsTo: '通往',
  mixedScripts: (scripts) => `混用多种文字：${scripts.map(({ script, letters }) => `${scriptNames.of(script)}（${letters.join(' ')}）`).join('、')}`,

  composer: (room) => `发消息到 ${room}`,
  composerKeys: 'Enter 发送，Shift+Enter 换行',
  send: '发送',
  charactersLeft: (count) => `还可输入 ${n(count)} 个字`,
  charactersOver: (count) => `超出 ${n(count)} 个字`,
  tooLong: '太长了，无法发送：请缩短，或分几条发送。',
  filesLater: '暂时只能发送文字，还不能发送图片和文件。',
  typing(names) {
    if (names.length === 1) return `${names[0]} 正在输入…`;
    if (names.length === 2) return `${names[0]} 和 ${names[1]} 正在输入…`;
    return `${names[0]} 和另外 ${n(names.length - 1)} 人正在输入…`;
  },

  connection: '连接',
  connecting: '连接中…',
  notConnected: '未连接',
  transport: '传输方式',
  server: '服务器',
  reconnecting: '正在重新连接…',
  inSeconds: (seconds) => `${n(seconds)} 秒后`,
  tryNow: '立即重试',
  backOnline: (count) => (count ? `已恢复连接 · ${n(count)} 条新消息` : '已恢复连接'),
  stopped: '服务器结束了这次连接。',
  notLetIn: (reason) => `服务器没有让你进入：${reason}`,
  connectAgain: '重新连接',

  problems: {
    bad_request: '服务器没有接受这个请求。',
    bad_name: '请换一个名字：1 到 40 个字符，不含不可见字符。',
    bad_room: '房间名由字母、汉字、数字、“-”、“_”和“.”组成，最多 128 个字符。',
    no_such_room: '没有这个房间。',
    no_such_user: '这个人已经不在这里了。',
    not_member: '你不在这个房间里。',
    cid_reused: '这条消息已用其他内容发送过。',
    too_large: '这条消息太长了。',
    too_many: '你加入的房间太多了。',
    rate_limited: '太快了，请稍等片刻。',
  },
};
