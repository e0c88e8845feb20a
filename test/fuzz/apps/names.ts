/** Names of namespaces, also long ones. */
export const NAMESPACES = ['shop', 'x', 'orders-of-all-the-world', 'back-office'];
