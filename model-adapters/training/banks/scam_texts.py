"""Own scams in words: each as it is known, with small changes, and told in other words."""

from __future__ import annotations

# What is known; the same with other numbers, spelling or a word more; the same scam in other words.
SCAMS: tuple[tuple[str, str, str], ...] = (
    (
        "Send 0.1 bitcoin to my wallet and I will send back double within one hour.",
        "Send 0.2 btc to my walet and i will send back DOUBLE within 1 hour!!",
        "I pay back twice the coins you transfer to this address, it takes sixty minutes.",
    ),
    (
        "Congratulations, you have won a brand new phone. Click the link and pay the small shipping fee to claim it.",
        "Congratulation! You have won a new phone, click this link and pay a small shipping fee to claim",
        "Your number was drawn for a smartphone, only delivery costs are due, follow the address below.",
    ),
    (
        "Your account will be closed today unless you confirm your password on this page.",
        "Your acount will be closed today, unless you confirm your pasword on this page now",
        "Sign in here before midnight or we delete your profile.",
    ),
    (
        "I am a widow with eleven million dollars in a bank and I need your help to move the money.",
        "i am a widow with 12 million dollars in a bank, I need your help to move this money please",
        "My late husband left a fortune abroad and a trusted person may keep a share for transferring it.",
    ),
    (
        "Earn five hundred dollars a day from home, no experience needed, write me on WhatsApp.",
        "Earn $600 a day from home!! No experience needed. Write me on whats app",
        "Simple job on your phone with great pay, message me in the other app to begin.",
    ),
    (
        "Hi mum, my phone is broken, this is my new number, can you pay a bill for me today?",
        "Hi mum my phone broke, this is my new number. Can you pay a bill for me today",
        "Dad, I lost my mobile, save this one, and I urgently need money for an invoice.",
    ),
    (
        "Your parcel is held at customs, pay the fee of two euros here to have it delivered.",
        "Your parcel is held at the customs, pay a fee of 1,99 euro here to get it delivered",
        "Delivery failed, a small tax is open, settle it through this page and the courier comes again.",
    ),
    (
        "Invest in our trading robot, guaranteed profit of thirty percent every week, no risk.",
        "Invest in our trading bot: guaranteed profits of 35 percent each week, no risk!",
        "Our software trades for you and your money grows by a third in seven days, safely.",
    ),
    (
        "I am stuck at the airport without money, please buy gift cards and send me the codes.",
        "Im stuck at the airport with no money, please buy giftcards and send me the code",
        "My wallet was stolen while travelling, could you get some vouchers and photograph the numbers?",
    ),
    (
        "Tax office: you are owed a refund of 318 dollars, enter your card number to receive it.",
        "Tax office: you are owed a refund of 412 dollars. enter your card number to recieve it",
        "The authorities overcharged you last year, give us your bank details and the sum comes back.",
    ),
    (
        "We noticed a suspicious payment on your card, call this number at once to stop it.",
        "We noticed suspicious payments on your card, call this number now to stop them",
        "Someone is buying things with your credit card, phone our security team right away.",
    ),
    (
        "Lovely flat in the city centre, half the usual rent, send the deposit before the viewing and I post the keys.",
        "Lovely flat in city center at half the usual rent. Send a deposit before viewing, I post the keys",
        "Cheap apartment, the owner is abroad, transfer the first month and the key comes by mail.",
    ),
    (
        "I like your profile, my dear, I am a soldier on a mission and I need money for the flight to see you.",
        "I like your profile my dear. I am a soldier on mission and need some money for a flight to see you",
        "You are the love of my life, once my leave is paid for I can come to you from the base.",
    ),
    (
        "Your computer has a virus, install this program and our technician will repair it from here.",
        "Your computer has viruses! install this programme and our technician repairs it from here",
        "Microsoft help desk, we found an infection, let us take over your screen.",
    ),
    (
        "Free followers for everyone, type in your name and password and get ten thousand today.",
        "FREE followers for everyone, type your name and password to get 20 thousand today",
        "Log in with your details and our site makes you famous over night.",
    ),
    (
        "I can recover your stolen crypto, I am a certified hacker, pay only a small part in advance.",
        "I can recover your stolen crypto! certified hacker, pay only a small part in advance",
        "Lost your coins to a fraud? Our experts get them back once you settle the initial fee.",
    ),
    (
        "Puppies to a good home for free, you only pay for the transport by bank transfer.",
        "Free puppies to a good home, you only pay the transport via bank transfer",
        "We give away our little dogs, just send the travel costs first.",
    ),
    (
        "Win concert tickets, share this post with ten friends and enter your phone number here.",
        "Win concert tickets: share this post with 15 friends and enter your phone number here!!",
        "Spread the word to your contacts and leave your mobile for a chance to see the show.",
    ),
    (
        "You have inherited from a distant relative, our law firm needs a fee to release the estate.",
        "You have inherited from a distant relative. Our law firm needs a fee for releasing the estate",
        "As the last heir you receive a large legacy once the notary has been paid.",
    ),
    (
        "Loan without any checks, approved in five minutes, pay the insurance first.",
        "Loans without checks, approved in 5 minutes, just pay the insurance first",
        "Get cash today whatever your credit history, after a small advance for the paperwork.",
    ),
)

# Nothing wrong with these, though they speak of the same things.
HARMLESS: tuple[str, ...] = (
    "My parcel was held at customs for a week, has that happened to anybody else?",
    "Never send bitcoin to strangers who promise to double it.",
    "I won a phone in the school raffle and gave it to my sister.",
    "The bank called about a suspicious payment, so I went to the branch.",
    "Mum, I have a new number, see you on Sunday.",
    "We rent out our flat in the centre, viewings are on Friday and Saturday.",
    "Got my tax refund today, pizza for everyone.",
    "My computer had a virus last year and I learned to make backups.",
    "Two puppies from the shelter moved in with us.",
    "Concert tickets are on sale from Monday at the town hall.",
)
