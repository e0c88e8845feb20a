// What `cdk8s init` knows of no answer to: the same defaults that `cdk8s-aspnetcore init` has.
exports.pre = (variables) => {
  const name = variables.name || variables.$base;
  Object.assign(variables, {
    name,
    namespace: name,
    image: `${name}:dev`,
    imageSource: 'local',
    port: '8080',
    cluster: 'minikube',
    clusterOptions: '',
    ...variables,
  });
};

exports.post = () => console.log('Next: npm install, npm test, npm run synth. README.md says more.');
