import { Difference, unescaped } from '../model/difference';
import { mapOf } from '../model/json';
import { fieldWords } from './small';
import { Describer } from './reading';
import { shown, step } from './values';

const PORT = /^\/spec\/ports\/\[([^\]]*)\](?:\/(.*))?$/;

export const serviceWords: Describer = (reading) => [
  ...reading.take(/^\/spec\/type$/).map(({ before, after }) => {
    return `type ${step(before ?? 'ClusterIP', after ?? 'ClusterIP', '')}`;
  }),
  ...reading.take(PORT).map(portWords),
  ...reading.take(/^\/spec\/selector(\/|$)/).map((difference) => fieldWords(difference, '/spec/')),
];

function portWords({ path, before, after }: Difference): string {
  const [, key = '', field] = PORT.exec(path) ?? [];
  if (field !== undefined) {
    return `port ${unescaped(key)} ${field === 'port' ? '' : `${field} `}${step(before, after, '')}`;
  }
  const { name: own, port, targetPort } = mapOf(after ?? before);
  const target = targetPort === undefined ? '' : ` to the pods' ${shown(targetPort, '')}`;
  const title = own === undefined ? '' : `${shown(own, '')} `;
  return `port ${title}${shown(port, '')}${target} ${after === undefined ? 'removed' : 'added'}`;
}
