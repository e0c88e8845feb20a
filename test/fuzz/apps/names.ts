/** Names of namespaces, also long ones. */
export const NAMESPACES = ['store', 'x', 'orders-of-all-the-world', 'back-office'];
