import { secretReason } from '../../src/config/plain-secrets';

test.each([
  ['Smtp:Password', 'hunter2', 'by its name'],
  ['Smtp:Passwords:0', 'hunter2', undefined],
  ['Users:Password:0', 'hunter2', 'by its name'],
  ['Google:client_secret', 'x', 'by its name'],
  ['Stripe:ApiKey', 'sk', 'by its name'],
  ['GitHub:AccessToken', 'ghp', 'by its name'],
  ['ConnectionStrings:Shop', 'Server=db;User=sa;Password=x', 'by its value'],
  ['ConnectionStrings:Shop', 'Server=db;pwd = x', 'by its value'],
  ['ConnectionStrings:Blob', 'AccountName=a;AccountKey=abc==', 'by its value'],
  ['Redis', 'cache:6379,password=x,ssl=true', 'by its value'],
  ['Broker:Url', 'amqp://web:x@rabbit:5672', 'by its value'],
  ['Tls', '-----BEGIN RSA PRIVATE KEY-----\nMII', 'by its value'],
  ['ConnectionStrings:Shop', 'Server=db;Integrated Security=true', undefined],
  ['ConnectionStrings:Shop', 'Server=db;Password=', undefined],
  ['Broker:Url', 'amqp://rabbit:5672', undefined],
  ['Identity:RequirePassword', 'true', undefined],
  ['Identity:Password:RequiredLength', '12', undefined],
  ['Smtp:Password', '', undefined],
  ['Smtp:Password', '/run/secrets/smtp', undefined],
  ['Auth:TokenEndpoint', 'https://login.example.com/token', undefined],
  ['Auth:TokenLifetime', '01:00:00', undefined],
  ['Antiforgery:Token', 'X-CSRF', undefined],
  ['Logging:LogLevel:Secrets', 'Debug', undefined],
  ['Help', 'enter your password: it is case sensitive', undefined],
])('%s with %j is a secret %s', (setting, text, reason) => {
  expect(secretReason({ setting, text })).toBe(reason);
});
