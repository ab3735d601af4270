// A person behind @vertx/eventbus-bridge-client.js: hears parley.room.lobby, sends to parley.send.
// usage: node eventbus-client.cjs <url> <address that exists in the server's process>
global.WebSocket = undefined;
const EventBus = require('@vertx/eventbus-bridge-client.js');
const [url, secret] = process.argv.slice(2);
const bus = new EventBus(url);

bus.onerror = (error) => console.log(`error ${error.failureCode} ${error.message}`);
bus.onopen = () => {
  bus.registerHandler('parley.room.lobby', (error, message) => {
    if (message.body.ev === 'presence') console.log('joined');
    if (message.body.ev === 'message' && message.body.body.text.startsWith('hi')) {
      bus.send('parley.send', { to: 'room:lobby', body: { text: 'heard: ' + message.body.body.text } },
        (failure, reply) => console.log(`acknowledged ${reply.body.ok} ${reply.body.seq}`));
    }
  });
  bus.send(secret, { open: 'sesame' }, (failure, reply) =>
    console.log(`secret ${failure || !reply.body.ok ? 'denied' : 'ANSWERED'}`));
  bus.publish(secret, { open: 'sesame' });
  bus.registerHandler(secret, (error) => console.log(error ? `refused ${error.failureCode}` : 'OVERHEARD'));
};
bus.onclose = () => process.exit(0);
