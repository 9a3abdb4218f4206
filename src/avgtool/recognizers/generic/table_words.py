"""Words of headers and values in English, and those that exports everywhere use."""

from __future__ import annotations

from avgtool.recognizers.table_words import TableWords, listed
from avgtool.recognizers.value_words import ValueWords

TABLE_WORDS = TableWords(
    persons=listed("""
        account accounts actor actors agent agents applicant applicants assignee attendee attendees author authors
        beneficiary booker buyer buyers candidate candidates cardholder caretaker child children client clients coach
        consultant contact contacts crew crm curator cust customer customers debtor doctor donor donors driver drivers
        emp employee employees fan fans father guardian guest guests holder instructor insured lead leads learner login
        logins manager managers member members mentor mentors mother mothers nurse owner owners participant participants
        partner partners passenger passengers patient patients pensioner people pers person persons physician planner
        player players policyholder policyholders profile profiles prospect prospective prospects recipient recruiter
        relation relations rep reports reps requester respondent respondents reviewer reviewers salesperson seller
        specialist spouse staff student students subject submitter subscriber subscribers supervisor supporter
        supporters teacher teachers technician tenant tenants therapist trainee trainer trainers traveler traveller user
        users visitor visitors volunteer volunteers worker workers
    """),
    children=listed("""
        child children
    """),
    staff=listed("""
        coach mentor trainer
    """),
    organizations=listed("""
        agencies agency brand bureau bureaus club clubs companies company corporation dc dealer dealers distributor
        employer employers enterprise firm hotel hotels institution insurer manufacturer manufacturers merchant
        merchants organisation organisations organization organizations publisher publishers reseller resellers
        restaurant restaurants shipper shippers shop shops store stores supplier suppliers vendor vendors wholesaler
    """),
    never_persons=listed("""
        club clubs hotel restaurant
    """),
    things=listed("""
        alarm album albums art article articles asset atc barcode batch bin book brand budget bug bugs calendar camera
        cameras campaign catalog categories category class color colour component container containers contract
        countries country county currencies currency department departments dept description device discount document
        domain error errors event events feature file film films flight flights function genre genres geography group
        gtin host invoice isbn issn issue issues item items job jobs kpi kpis language languages ledger location
        locations log logs lookup lot machine map measurement measurements media medium menu model module modules
        monument movie movies municipality node object office offices page pallet park part parts plan plant playlist
        price pricelist printer printers process product products project projects promotion province provinces rate
        rates recipe recipes reference region regions release releases resource review reviews role room route routes
        row sale sales sector segment sensor sensors server service services set shift ship size skill sku skus software
        song songs sort state states station stations stats status step subcategory table tag tags task tax team teams
        template territories territory theme timezone title titles topic track tracks transport type types ua unit units
        useragent vehicle version warehouse weather website week zone
    """),
    lists_of_things=listed("""
        codes types
    """),
    brands=listed("""
        brand brands
    """),
    groups=listed("""
        category channel class group label sector segment source status type
    """),
    vehicles=listed("""
        car vehicle
    """),
    animals=listed("""
        animal breed chip pet pets species
    """),
    ambiguous_animals=listed("chip"),
    areas=listed("""
        district
    """),
    transactions=listed("""
        appointment appointments booking bookings call calls case cases chat chats claim claims contract contracts conv
        conversation conversations delivery incident intake intakes invoice invoices ord order orders parcel parcels
        payment payments purchase purchases rcpt registration registrations res reserv reservation reservations session
        sessions shipment shipments subscription subscriptions ticket tickets transaction transactions trip trips visit
        visits
    """),
    contacts=listed("""
        address card creditcard email mail phone tel telephone
    """),
    keys=listed("""
        cd code fk guid id identifier ids key no num number pk ref reference sn uuid
    """),
    counting=listed("""
        no num number
    """),
    sequences=listed("""
        index line row rownum seq sequence
    """),
    person_references=listed("""
        assignedto createdby managedby modifiedby reportsto
    """),
    houses=listed("""
        address addresses house street
    """),
    additions=listed("""
        addition apartment apt box letter no num number suffix unit
    """),
    addresses=listed("""
        address
    """),
    neutral=listed("""
        business clean current field full hash hashed hmac home line main md5 new no num number old orig original
        primary private raw real sha sha1 sha256 str string text value work
    """),
    other_heads=listed("""
        advance agent allowed amount category change code codes confirmed consent count counter country created currency
        date day days desc description end exp expiration expires expiry flag freq frequency hours id ids indicator key
        level limit locator method mode month node ok opt optin path perc percentage photo picture plan price provider
        qty quantity rank rate rating region score set sort source start state status step time timestamp total type
        updated uri url valid vector verified version website week year
    """),
    particles=listed("""
        of the
    """),
    hashes=listed("""
        hash hashed hmac md5 pseudo pseudonym sha sha1 sha256 sha512
    """),
    secrets=listed("""
        auth credential credentials crypted encrypted key login pass passcode passphrase passwd password pin pw pwd salt
        secret token
    """),
    dates=listed("""
        date datetime day dt dtm gmtoff hour month quarter time timestamp timezone ts week weekday year
    """),
    measures=listed("""
        amount avg count eur euro height kg km length max min percentage price profit qty quantity rate rating revenue
        revenues score sum temp total turn turnover volume weight width
    """),
    counts=listed("""
        count freq n percentage population total
    """),
    versions=listed("""
        build firmware patch release revision version
    """),
    names=listed("""
        nam name names nm nms
    """),
    roles=listed("""
        bill billing deliver delivery invoice post ship shipping shipto
    """),
    titles=listed("""
        courtesy greeting prefix salutation title
    """),
    births=listed("""
        birth born
    """),
    texts=listed("""
        bio biography body chat comment comments content curriculum cv description feedback memo message messages msg
        note notes observation observations remark remarks resume review reviews text transcript
    """),
    remarks=listed("""
        comment comments feedback memo notes remark remarks
    """),
    descriptions=listed("""
        description
    """),
    vague=listed("""
        data detail details etc extra info information other
    """),
    questions=listed("""
        how what which who why
    """),
)

VALUE_WORDS = ValueWords(
    genders=listed("""
        0 1 2 9 boy f female girl m male man men nonbinary none o other u unknown w women x
    """),
    plain_genders=listed("""
        boy f female girl male man
    """),
    denials=listed("""
        n no none
    """),
    life=listed("""
        baby brother daughter divorce divorced father funeral injured injury mother pregnant sister surgery trauma
        wheelchair widow widowed
    """),
    honorifics=listed("dr mr mrs ms prof"),
    animals=listed("""
        bird cat dog horse rabbit
    """),
)
