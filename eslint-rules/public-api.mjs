/**
 * What jsii lets pass but other languages can't have: unions, and member names that C#, Java or Python
 * reserve. Looks at exported interfaces and at what exported classes show.
 */
const RESERVED = new Set([
  'default',
  'namespace',
  'from',
  'object',
  'internal',
  'fixed',
  'params',
  'override',
  'lambda',
]);

const isNothing = (type) => type.type === 'TSUndefinedKeyword';
const isHidden = (node) =>
  node.accessibility === 'private' || node.key?.name?.startsWith('_') || node.key?.type === 'PrivateIdentifier';

function exportedMember(node) {
  for (let at = node; at; at = at.parent) {
    if (at.type === 'BlockStatement' || at.type === 'FunctionDeclaration' || isHidden(at)) {
      return false;
    }
    if (at.type === 'TSInterfaceDeclaration' || at.type === 'ClassDeclaration') {
      return at.parent.type === 'ExportNamedDeclaration';
    }
  }
  return false;
}

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      union: 'unions are not for the public API: use a class with static factories',
      reserved: 'the name "{{name}}" is reserved in C#, Java or Python: choose another for the public API',
    },
  },
  create(context) {
    const checkName = (node) => {
      if (node.key?.name && RESERVED.has(node.key.name) && exportedMember(node)) {
        context.report({ node: node.key, messageId: 'reserved', data: { name: node.key.name } });
      }
    };
    return {
      TSUnionType(node) {
        if (!node.types.some(isNothing) && exportedMember(node)) {
          context.report({ node, messageId: 'union' });
        }
      },
      TSPropertySignature: checkName,
      PropertyDefinition: checkName,
      MethodDefinition: checkName,
    };
  },
};
