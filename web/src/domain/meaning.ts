// What polarity, modality and source mean, told in one sentence each.

export const MODALITIES: Record<string, string> = {
  asserted: 'The text says that it is so.',
  past: 'The text says that it was so in earlier years, and not that it still is.',
  'at-risk': 'The text says that people are at risk of it, and not that it happened.',
  possible: 'The text says that it may be so.',
  planned: 'The text tells of an intention.',
  recommended: 'The report asks for it; it does not say that it was done.',
}

export const POLARITIES: Record<string, string> = {
  affirmed: 'The text affirms it.',
  denied: 'The text denies it: it says that this was not so or not done.',
}

export const NOT_UNDERSTOOD = 'No rule found a fact in this sentence. It may say much: read it. What is missing here is not a “no”.'

export const SILENCE =
  'A government’s silence is not the absence of trafficking, and more victims identified can mean better work. Read the sentence behind a figure.'
