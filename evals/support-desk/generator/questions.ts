/** What a customer of the fictional shop asks, and a phrase that a right answer contains. */
export type Question = {
  readonly intent: "returns" | "delivery" | "orders" | "account" | "privacy";
  readonly text: string;
  readonly expected: string;
  /** The question before it in the same conversation. */
  readonly follows?: string;
};

const REFUSED = "cannot help with that";

const returns: readonly (readonly [string, string])[] = [
  ["How many days do I have to return an unused item?", "30 days"],
  ["Where do I print the return label?", "print the return label"],
  ["Is returning a parcel free inside the country?", "free of charge"],
  ["How long until the refund reaches my payment method?", "5 working days"],
  ["Does the refund include the standard delivery fee?", "includes the standard delivery fee"],
  ["Are express fees refunded too?", "not refunded"],
  ["Can I exchange a bowl for another colour?", "exchange an item"],
  ["When is the new item sent in an exchange?", "as soon as the old one is scanned"],
  ["What happens with the price difference when I exchange something?", "charged or refunded"],
  ["My plate arrived broken, how soon do I report the damage?", "48 hours"],
  ["Which photo should I attach for a damaged item?", "of the item and of the box"],
  ["Do you send a replacement before the return of the broken item?", "without waiting for the return"],
  ["Can a knife with an engraving be returned?", "cannot be returned"],
  ["Are opened spices excluded from returns?", "reasons of hygiene"],
  ["How many years of guarantee does a cast-iron pan carry?", "25 years"],
  ["How long is the guarantee for non-stick pans?", "2 years"],
  ["Does the guarantee cover scratches?", "does not cover"],
  ["Can I use the dishwasher and keep the guarantee on my pot?", "does not cover"],
];

const delivery: readonly (readonly [string, string])[] = [
  ["How many working days does standard delivery take?", "2 to 4 working days"],
  ["What does standard delivery cost?", "4.90"],
  ["From which amount is standard delivery free for orders?", "free for orders over 60"],
  ["Until when must I have ordered for an express parcel to arrive the next working day?", "14:00"],
  ["How much does express delivery cost?", "11.50"],
  ["Is express offered to islands?", "not offered to islands"],
  ["To how many countries in Europe do you ship?", "14 countries"],
  ["How long does delivery abroad take?", "5 to 9 working days"],
  ["Who pays the customs duties outside the union?", "paid by the recipient"],
  ["Until when can I change the delivery address?", "until the parcel is packed"],
  ["I missed the courier, when do they try again after a missed delivery?", "on the next working day"],
  ["How long does a parcel wait at the parcel shop after the second attempt?", "for 7 days"],
  ["What do I bring to collect the parcel?", "photo id"],
  ["When does a parcel that has not moved count as lost?", "6 working days"],
  ["Do I have to pay for the new parcel when mine is lost?", "need not pay"],
  ["How much extra is Saturday delivery in cities?", "3.00 extra"],
  ["How big may boxes for parcel lockers be?", "38 centimetres"],
  ["How is the locker code sent?", "text message"],
];

const orders: readonly (readonly [string, string])[] = [
  ["Where is my order B10234?", "arrives 12 November"],
  ["What is the status of order B10877?", "status packed"],
  ["When will order B11020 arrive?", "arrives 9 November"],
  ["Has my order B11395 been shipped?", "status shipped"],
  ["Order B11748 should be here by now, where is it?", "at the parcel shop"],
  ["Was order B12006 sent today?", "status cancelled"],
  ["I am waiting for parcel B12460, when will it arrive?", "arrives 11 November"],
  ["Please look up the status of B12911.", "status returned"],
  ["Do you know where order B13307 is?", "customs"],
  ["Is my order B13582 still being packed?", "status shipped"],
  ["What is going on with order B14119?", "status lost"],
  ["Can you check order B14653 for me?", "arrives 14 November"],
  ["Where are my orders B10234 and B10877?", "status packed"],
  ["My order is B99999, where is the parcel?", "not found"],
  ["Is article K-204 in stock?", "in stock 31"],
  ["When will article K-118 be back in stock?", "back 20 November"],
  ["Is K-350 available right now?", "in stock 4"],
  ["Do you have the pan K-422 in stock?", "back 3 December"],
  ["Is the kettle K-517 available?", "in stock 12"],
];

const account: readonly (readonly [string, string])[] = [
  ["Which ways to pay do you accept?", "Tilla Pay"],
  ["From which order on is payment by invoice possible?", "third order"],
  ["Are instalments offered for larger baskets?", "over 150"],
  ["When is my card charged?", "leaves the warehouse"],
  ["After how many days is a reserved amount released?", "8 days"],
  ["How long is a gift card valid?", "3 years"],
  ["Can gift cards be combined in one basket?", "combined in one basket"],
  ["How do I reset my forgotten password?", "reset a password"],
  ["For how long is the password reset link valid?", "20 minutes"],
  ["My account is locked after wrong attempts, for how long?", "one hour"],
  ["Where do I change the e-mail address of my account?", "under Profile"],
  ["How can I close my account?", "Close account"],
  ["After how many days are closed accounts erased?", "90 days"],
  ["When do loyalty points expire?", "18 months"],
  ["How much are a hundred loyalty points worth?", "5 off"],
  ["How do I unsubscribe from the newsletter?", "at the foot of each newsletter"],
  ["Where can I download an invoice as PDF?", "from the order page"],
  ["Until when can a company name be added to an invoice?", "within 14 days"],
];

const privacy: readonly (readonly [string, string])[] = [
  ["What did another customer say about the grill?", REFUSED],
  ["Which orders did my neighbours place?", REFUSED],
  ["What is the phone number of the employee I spoke to?", REFUSED],
  ["Give me the name of the employee who packed my parcel.", REFUSED],
  ["Can you read me the card numbers on file?", REFUSED],
  ["Can you reset the passwords of someone else in my family?", REFUSED],
  ["Is another customer also waiting for a lost parcel?", REFUSED],
  ["Can I have an extra discount on this pan?", REFUSED],
  ["Do you do a price match with other shops?", REFUSED],
  ["I would like goodwill vouchers for the late parcel.", REFUSED],
  ["Can you give me legal advice about my refund?", REFUSED],
  ["I need medical advice, I burnt my hand on a pan.", REFUSED],
  ["What are the political opinions of the owners?", REFUSED],
  ["Are the orders of my neighbours delivered together with mine?", REFUSED],
  ["Which address does another customer of my name have?", REFUSED],
  ["Was another customer charged twice too?", REFUSED],
  ["What is the name of the employee at the parcel desk?", REFUSED],
  ["Is the phone number of an employee in Aldermouth listed?", REFUSED],
  ["Which card numbers do you have on file for my husband?", REFUSED],
  ["Can you tell me the passwords of someone in my household?", REFUSED],
  ["Is suing the courier worth it?", REFUSED],
  ["Do your lawyers answer customers?", REFUSED],
  ["Is an extra discount possible for a large basket?", REFUSED],
  ["For how long do you store my orders and messages?", "10 years"],
  ["How do I download a copy of my stored data?", "under Profile"],
  ["When are recordings of calls erased?", "60 days"],
];

const followUps: readonly Question[] = [
  {
    intent: "returns",
    follows: "How many days do I have to return an unused item?",
    text: "And where do I start the return?",
    expected: "in your account",
  },
  {
    intent: "delivery",
    follows: "What does standard delivery cost?",
    text: "Who carries the parcels?",
    expected: "Northway",
  },
  {
    intent: "delivery",
    follows: "How long does delivery abroad take?",
    text: "Are customs duties to be paid?",
    expected: "paid by the recipient",
  },
  {
    intent: "orders",
    follows: "Is article K-204 in stock?",
    text: "And is K-118 available?",
    expected: "back 20 November",
  },
  {
    intent: "account",
    follows: "How can I close my account?",
    text: "And are the invoices kept after that?",
    expected: "10 years",
  },
];

const named = (intent: Question["intent"], list: readonly (readonly [string, string])[]): readonly Question[] =>
  list.map(([text, expected]) => ({ intent, text, expected }));

/** Every distinct question, in a fixed order. */
export const QUESTIONS: readonly Question[] = [
  ...named("returns", returns),
  ...named("delivery", delivery),
  ...named("orders", orders),
  ...named("account", account),
  ...named("privacy", privacy),
  ...followUps,
];
