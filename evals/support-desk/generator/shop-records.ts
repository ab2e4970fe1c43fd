/** What the tools of the fictional shop answer, by tool and by the value of their one parameter. */
const ORDERS: { readonly [order: string]: object } = {
  B10234: { status: "shipped", arrives: "12 November" },
  B10877: { status: "packed", arrives: "10 November" },
  B11020: { status: "shipped", arrives: "9 November" },
  B11395: { status: "shipped", arrives: "13 November" },
  B11748: { status: "delivered", place: "at the parcel shop" },
  B12006: { status: "cancelled" },
  B12460: { status: "packed", arrives: "11 November" },
  B12911: { status: "returned" },
  B13307: { status: "held", place: "customs" },
  B13582: { status: "shipped", arrives: "8 November" },
  B14119: { status: "lost" },
  B14653: { status: "shipped", arrives: "14 November" },
};

const ARTICLES: { readonly [article: string]: object } = {
  "K-118": { in_stock: 0, back: "20 November" },
  "K-204": { in_stock: 31 },
  "K-350": { in_stock: 4 },
  "K-422": { in_stock: 0, back: "3 December" },
  "K-517": { in_stock: 12 },
};

/** The text a tool answers to a call. @throws Error when the shop has no such tool */
export function callTool(name: string, text: string): string {
  const values: { readonly order_id?: string; readonly article?: string } = JSON.parse(text);
  switch (name) {
    case "order_status":
      return JSON.stringify(ORDERS[values.order_id ?? ""] ?? { error: "not found" });
    case "stock_level":
      return JSON.stringify(ARTICLES[values.article ?? ""] ?? { error: "not found" });
    default:
      throw new Error(`the shop has no tool ${name}`);
  }
}
