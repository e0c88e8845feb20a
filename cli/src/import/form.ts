/**
 * What a question about an object comes to, or what is said instead where the object is not of the API's form, such as
 * a list with an item that is null: the API server refuses it, or reads it in a way of its own.
 */
export function inForm<T>(question: () => T, otherwise: T): T {
  try {
    return question();
  } catch (error) {
    if (error instanceof TypeError) {
      return otherwise;
    }
    throw error;
  }
}
