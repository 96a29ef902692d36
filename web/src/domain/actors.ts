// Kinds and relations of actors in the groups and colours of the project's pictures (ontology/picture.toml; a test compares them).

export interface KindGroup {
  id: string
  name: string
  color: string
  keys: readonly string[]
}

export const KINDS: readonly KindGroup[] = [
  {
    id: 'government',
    name: 'Government',
    color: '#0072B2',
    keys: ['government', 'ministry', 'department', 'agency', 'inspectorate', 'coordinator', 'commission', 'working-group'],
  },
  { id: 'justice', name: 'Police and courts', color: '#D55E00', keys: ['police', 'court', 'prosecutor'] },
  { id: 'ngo', name: 'NGOs and other bodies', color: '#009E73', keys: ['ngo', 'international-organization', 'media', 'other', 'body'] },
  {
    id: 'facility',
    name: 'Shelters and other facilities',
    color: '#E69F00',
    keys: ['shelter', 'assistance-center', 'hotline', 'website', 'facility'],
  },
  { id: 'law', name: 'Laws, plans and funds', color: '#56B4E9', keys: ['law', 'plan', 'fund'] },
  { id: 'service', name: 'Services', color: '#CC79A7', keys: ['service'] },
  { id: 'people', name: 'People', color: '#8F8500', keys: ['group'] },
  { id: 'topic', name: 'What is acted on', color: '#8A929B', keys: [] },
]

export const kindGroup = (kind: string): KindGroup => KINDS.find((group) => group.keys.includes(kind)) ?? (KINDS.at(-1) as KindGroup)
