// The same objects by cdk8s alone, without a check: `node stock-fleet.cjs objects.json outdir`, a chart for each list.
const { ApiObject, App, Chart } = require('cdk8s');
const { readFileSync } = require('node:fs');

const [objects, outdir] = process.argv.slice(2);
const app = new App({ outdir });
JSON.parse(readFileSync(objects, 'utf8')).forEach((manifests, service) => {
  const chart = new Chart(app, `service-${service}`);
  manifests.forEach((manifest, index) => new ApiObject(chart, `object-${index}`, manifest));
});
app.synth();
