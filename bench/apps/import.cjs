// What the import costs on top of the libraries below it, as JSON, in milliseconds.
require('cdk8s');
require('cdk8s-plus-27');

function timed(action) {
  const [wall, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
  const result = action();
  const { user, system } = process.cpuUsage(cpu);
  return { result, wall: Number(process.hrtime.bigint() - wall) / 1e6, cpu: (user + system) / 1e3 };
}

const first = timed(() => require('cdk8s-aspnetcore'));
const all = timed(() => Object.values(first.result).length);
console.log(JSON.stringify({ import: [first.cpu, first.wall], names: [all.cpu, all.wall], count: all.result }));
