// The official client of InfluxDB 2: writes points with tags and times, packed as it likes.
// usage: node influx-client.cjs <address of a board> <token>
const { InfluxDB, Point } = require('@influxdata/influxdb-client');
const [url, token] = process.argv.slice(2);

const api = new InfluxDB({ url, token }).getWriteApi('anybody', 'anywhere', 'ms', { gzipThreshold: 100 });
for (let n = 1; n <= 50; n++) {
  api.writePoint(
    new Point('room temperature')
      .tag('where', 'hall, "left"')
      .tag('why', 'a=b c')
      .floatField('value', n / 2)
      .intField('count', n)
      .uintField('bytes', n)
      .booleanField('open', true)
      .stringField('note', 'line one\nroom value=1000 "quoted" \\')
      .timestamp(new Date()),
  );
}
api.close().then(
  () => console.log('written'),
  (error) => {
    console.log(`failed ${error.statusCode} ${error.body}`);
    process.exit(1);
  },
);
