/**
 * The one way into and out of stored records. Plain for now; later `seal` encrypts. So: seal before
 * a transaction, open after it, and never wait for either inside one (Firefox ends a transaction
 * that waits for anything but the database).
 */
export type Sealed<T> = { readonly plain: T };

export type Codec = {
  seal<T>(values: readonly T[]): Promise<Sealed<T>[]>;
  open<T>(sealed: readonly Sealed<T>[]): Promise<T[]>;
};

export const plainCodec: Codec = {
  seal: async (values) => values.map((plain) => ({ plain })),
  open: async (sealed) => sealed.map(({ plain }) => plain),
};
