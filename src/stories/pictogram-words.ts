/**
 * What people call a picture of the set: its name in plain words, and other words to find it by. What
 * our list does not know is called as the set calls it, and found by the set's own group too.
 * @param name Such as `group-discussion-meeting`.
 * @param group The set's own group, such as `People`.
 */
export function pictogramWords(name: string, group = ''): PictogramWords {
  const plain = plainName(name);
  const [label = plain, more = ''] = known[name] ?? [];
  const others = `${more} ${plain} ${group}`.toLowerCase().split(/\s+/).filter(Boolean);
  return { label: capital(label), more: [...new Set(others)].join(' ') };
}

/** A picture as people know it. */
export interface PictogramWords {
  label: string;
  /** Other words to find it by, in small letters. */
  more: string;
}

/** Names of the set → what the picture shows, and other words for it. The first are shown first. */
export const known: Readonly<Record<string, readonly [label: string, more: string]>> = {
  person: ['One person', 'somebody someone me i member'],
  people: ['Two people', 'friends together neighbours family us we'],
  'i-groups-perspective-crowd': ['Many people', 'group crowd everyone community neighbours'],
  'group-discussion-meeting': ['Two people talk', 'meeting meet discuss chat interview plan'],
  'group-discussion-meetingx3': [
    'Three people talk',
    'meeting meet discuss group committee board talk together decide',
  ],
  'community-meeting': ['People meet outside', 'meeting community tree talk'],
  communication: ['Speech bubble', 'talk say speak tell words thought opinion'],
  forum: ['Two speech bubbles', 'talk conversation chat discuss opinion say'],
  'contact-support': ['A question asked', 'ask question help talk'],
  'question-circle': ['Question mark', 'not known unsure do not know ask why'],
  megaphone: ['Megaphone', 'tell everyone invite announce loud voice speak up'],
  'speech-language-therapy': ['A person speaks', 'talk voice say speech'],
  'i-training-class': ['A person teaches', 'training course class learn teacher show'],
  'i-note-action': ['Notepad and pen', 'write notes wrote paper diary'],
  'i-exam-multiple-choice': ['List with ticks', 'plan questions survey agenda tasks choose form'],
  'i-documents-accepted': ['Paper with a tick', 'agree yes accepted letter form job hired'],
  'i-documents-denied': ['Paper with a cross', 'refused no letter form'],
  'i-certificate-paper': ['Certificate', 'course award learn finished proof'],
  default: ['Paper and pen', 'write plan document change'],
  'register-book': ['Open book', 'read story newsletter pages information'],
  'health-literacy': ['Book about health', 'read learn information'],
  book: ['Closed book', 'read health'],
  spreadsheets: ['Table of numbers', 'paper sums budget accounts'],
  'i-utensils': ['Pencil and ruler', 'craft art draw make tools'],
  calendar: ['Calendar', 'day date month week year when every'],
  'i-schedule-school-date-time': ['Calendar and clock', 'time day when appointment hour wait'],
  yes: ['Yes', 'tick right done good agree correct'],
  no: ['No', 'cross wrong not disagree'],
  stop: ['Stop', 'hand halt against end'],
  refused: ['Raised hand', 'vote volunteer offer stop hand up'],
  justice: ['Scales', 'fair equal rights law power justice'],
  'star-large': ['Star', 'good best important start success'],
  'award-trophy': ['Cup', 'prize win award success celebrate'],
  'award-ribbon': ['Medal', 'prize win award rosette'],
  electricity: ['Light bulb', 'idea think bright light'],
  'close-policy-gaps': ['Puzzle', 'together fit parts join work team'],
  'close-policy-gaps-alt': ['Puzzle of a heart', 'together care fit'],
  'job-status-level': ['One person over others', 'boss manager power leader organisation'],
  'high-bars': ['Going up', 'more better grow improve'],
  'low-bars': ['Going down', 'less fewer small'],
  'chart-bar': ['Bar chart', 'numbers results count'],
  'chart-line': ['Line that goes up', 'numbers results change better'],
  'magnifying-glass': ['Magnifying glass', 'look check find search quality'],
  tally: ['Tally', 'count numbers many'],
  happy: ['Laughing face', 'happy fun joy party dance enjoy laugh'],
  ok: ['Smiling face', 'happy glad good pleased'],
  calm: ['Calm face', 'quiet peace relaxed'],
  sad: ['Sad face', 'unhappy upset'],
  'not-ok': ['Unhappy face', 'sad bad upset not well'],
  angry: ['Angry face', 'cross annoyed'],
  nervous: ['Worried face', 'afraid scared anxious worry'],
  confused: ['Unsure face', 'confused hard difficult not sure'],
  neutral: ['Plain face', 'neither so-so'],
  crying: ['Crying face', 'sad grief tears'],
  sleepy: ['Sleeping face', 'sleep tired night bed'],
  heart: ['Heart', 'love care kind values trust'],
  'palliative-care': ['Two hearts', 'care love carer family comfort'],
  'social-work': ['Hands hold a heart', 'support care help charity service'],
  'world-care': ['Hands hold the world', 'environment care earth'],
  chaplaincy: ['Hands together', 'pray faith religion thanks'],
  'mental-health': ['Head with a heart', 'mental health feelings mind'],
  psychology: ['Head with a brain', 'dementia memory think mind brain'],
  head: ['Head', 'person think face'],
  eye: ['Eye', 'see look watch'],
  ear: ['Ear', 'listen hear music sound'],
  mouth: ['Mouth', 'speak say talk'],
  deaf: ['Deaf', 'ear hear not hearing'],
  'low-vision': ['Hard to see', 'blind sight eye'],
  'american-sign-language': ['Sign language', 'hands bsl deaf sign'],
  'hearing-aid': ['Hearing aid', 'ear hear'],
  home: ['House', 'home live flat care home'],
  'home-alt': ['Plain house', 'home live flat'],
  hospice: ['House with a heart', 'home care home hospice'],
  'home-quarantine': ['A person at home', 'house stay alone inside'],
  village: ['Village', 'houses place neighbours community'],
  city: ['City', 'town buildings office'],
  church: ['Church', 'faith religion building'],
  mosque: ['Mosque', 'faith religion building'],
  temple: ['Temple', 'faith religion building'],
  hospital: ['Hospital', 'building health doctor waiting room'],
  'market-stall': ['Market stall', 'shop shopping buy business sell'],
  'geo-location': ['Place on a map', 'where here pin location'],
  entry: ['Open door', 'welcome come in start open access visit'],
  'forest-persons': ['Walking among trees', 'park outside nature walk trees'],
  'discharge-lounge': ['Two chairs', 'seats wait sit rest'],
  elderly: ['Older couple', 'older people old age carer together'],
  'old-man': ['Older man', 'older people old stick'],
  'old-woman': ['Older woman', 'older people old stick'],
  man: ['Man', 'person he'],
  woman: ['Woman', 'person she'],
  'female-and-male': ['A woman and a man', 'people couple'],
  'young-people': ['Two young people', 'youth students school teenagers'],
  'city-worker': ['A person in a tie', 'manager director boss staff office'],
  'health-worker': ['Health worker', 'staff nurse care worker support'],
  doctor: ['Doctor', 'gp health medical surgery'],
  nurse: ['Nurse', 'health staff care'],
  'community-healthworker': ['A worker visits homes', 'home visit community support nurse'],
  'call-centre': ['A person on a headset', 'phone helpline call'],
  'domestic-worker-alt': ['A person sweeps', 'clean cleaning jobs housework'],
  officer: ['Police officer', 'police safe'],
  wheelchair: ['A person in a wheelchair', 'disabled wheelchair user access'],
  'walk-supported': ['Walking with a frame', 'support help walk disabled'],
  walking: ['A person walks', 'walk go move act'],
  running: ['A person runs', 'run sport active fast exercise'],
  swim: ['A person swims', 'pool sport'],
  exercise: ['Weights', 'gym sport fit fitness'],
  'exercise-yoga': ['A person sits calmly', 'yoga relax calm mind'],
  cane: ['Walking stick', 'support'],
  'guide-dog': ['Dog', 'walk dogs pet animal guide'],
  bike: ['Bicycle', 'cycle ride'],
  'truck-driver': ['Driver', 'car drive lift transport bus'],
  'travel-alt': ['A person with a suitcase', 'travel trip move leave journey'],
  travel: ['A person with a map', 'travel trip visit holiday'],
  ambulance: ['Ambulance', 'emergency hospital car'],
  agriculture: ['Plants and a hand', 'garden grow gardening allotment nature'],
  'agriculture-worker-alt': ['A person gardens', 'garden gardener grow gardening dig'],
  vegetables: ['Vegetables', 'food allotment grow eat'],
  fruits: ['Fruit', 'food eat apple'],
  'hot-meal': ['Hot meal', 'food eat lunch dinner tea cook soup party kitchen baking'],
  alcohol: ['Bottle and glass', 'drink bar wine pub'],
  cleaning: ['Broom', 'clean sweep housework'],
  construction: ['Hammer', 'mend repair build fix tools work skills'],
  phone: ['Telephone', 'call ring talk'],
  mobile: ['Mobile phone', 'app phone text message'],
  laptop: ['Laptop', 'computer internet web page online'],
  'desktop-app': ['Computer', 'screen internet online'],
  video: ['Film camera', 'film cinema video watch'],
  telemedicine: ['Doctor on a screen', 'online video call'],
  pound: ['Pound sign', 'money cost pay price fund'],
  bills: ['Bank notes', 'money pay wages cost cash'],
  'money-bag': ['Bag of money', 'money fund cost'],
  coins: ['Coins', 'money cost cash'],
  umbrella: ['Umbrella', 'rain weather wet'],
  'ui-secure': ['Lock', 'private safe secret key'],
  'secure-communication': ['Private talk', 'secret safe confidential'],
  'ui-folder': ['Folder', 'papers files records'],
  peace: ['Peace sign', 'peace calm'],
  positive: ['Plus', 'add more good'],
  negative: ['Minus', 'less take away'],
  info: ['Information', 'facts know tell i'],
  alert: ['Exclamation mark', 'important warning careful watch out'],
  'alert-triangle': ['Warning', 'danger careful risk watch out'],
  globe: ['Globe', 'world earth'],
  medicines: ['Medicines', 'tablets pills drugs'],
  'health-worker-form': ['Form on a board', 'paper assessment record'],
  'medical-records': ['Notes about a person', 'record file care plan assessment'],
};

/** A name of the set as words: its own shorthand (`i-`, `ui-`, `-alt`) says nothing. */
function plainName(name: string): string {
  return name
    .replace(/^u?i-(?=.)/, '')
    .replace(/-alt\d?$/, '')
    .replaceAll('-', ' ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
