/** One way in which a value breaks a schema, as ajv reports it. */
export type SchemaError = {
  readonly keyword: string;
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** The part of the schema that the broken keyword stands in. */
  readonly parentSchema?: { readonly properties?: object; readonly pattern?: string };
  readonly params: { readonly [name: string]: unknown };
  readonly message?: string;
};

export declare const validateSuite: {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
};
